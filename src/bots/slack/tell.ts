import type { RespondFn } from "@slack/bolt";
import type { KnownBlock } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import type { Log } from "../../core/log.ts";
import type { Answer } from "../answer-command.ts";
import { replyBlocks, replyFallback } from "./render.ts";

type Said = { text: string; blocks: KnownBlock[] };

/** Where an answer can go: back to where it was asked, and to the person alone where that fails. */
export type Ear = {
  web: WebClient;
  userId: string;
  back: ((said: Said, shared: boolean) => Promise<unknown>) | null;
};

/** Tells one person, so that nobody else sees it unless they wanted that. */
export async function tell({ web, userId, back }: Ear, { reply, shared }: Answer, log: Log): Promise<void> {
  const said = { text: replyFallback(reply), blocks: replyBlocks(reply) };
  try {
    if (back === null) await post(web, userId, said);
    else await back(said, shared).catch(() => post(web, userId, said));
  } catch (error) {
    log.event("slack.untold", { why: error instanceof Error ? error.name : "unknown" });
  }
}

/** @param channel - a person's user id is the conversation with them alone */
export const post = (web: WebClient, channel: string, said: Said) =>
  web.chat.postMessage({ channel, ...said, unfurl_links: false, unfurl_media: false });

/** @param replace - the answer takes the place of what was pressed: only for a message that they alone see */
export const backTo =
  (respond: RespondFn, replace: boolean) =>
  (said: Said, shared: boolean): Promise<unknown> =>
    respond({ response_type: shared ? "in_channel" : "ephemeral", replace_original: replace, ...said });
