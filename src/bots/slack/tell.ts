import type { RespondFn } from "@slack/bolt";
import type { KnownBlock } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import type { Log } from "../../core/log.ts";
import type { Answer } from "../answer-command.ts";
import { type Dialog, isDialog } from "../dialog.ts";
import type { Reply } from "../reply.ts";
import type { Pane } from "./pane.ts";
import { replyBlocks, replyFallback } from "./render.ts";

export type Said = { text: string; blocks: KnownBlock[] };

/** Where an answer can go: into a window, back to where it was asked, and to the person alone where that fails. */
export type Ear = {
  web: WebClient;
  userId: string;
  pane: Pane | null;
  back: ((said: Said, shared: boolean) => Promise<unknown>) | null;
};

/** Tells one person, so that nobody else sees it unless they wanted that. */
export async function tell(ear: Ear, { reply, shared }: Answer, log: Log): Promise<void> {
  try {
    if (await showInPane(ear, reply)) return;
    await say(ear, isDialog(reply) ? reply.elsewhere : reply, shared);
  } catch (error) {
    log.event("slack.untold", { why: error instanceof Error ? error.name : "unknown" });
  }
}

/** @returns false: there is no window for it, and it has to be said */
async function showInPane({ pane, back }: Ear, answer: Reply | Dialog): Promise<boolean> {
  const wanted = isDialog(answer) || pane?.isOpen() || back === null;
  return pane !== null && wanted ? pane.show(answer) : false;
}

async function say({ web, userId, back }: Ear, said: Reply, shared: boolean): Promise<void> {
  const message = { text: replyFallback(said), blocks: replyBlocks(said) };
  if (back === null) await post(web, userId, message);
  else await back(message, shared).catch(() => post(web, userId, message));
}

/** @param channel - a person's user id is the conversation with them alone */
export const post = (web: WebClient, channel: string, said: Said) =>
  web.chat.postMessage({ channel, ...said, unfurl_links: false, unfurl_media: false });

/** @param replace - the answer takes the place of what was pressed: only for a message that they alone see */
export const backTo =
  (respond: RespondFn, replace: boolean) =>
  (said: Said, shared: boolean): Promise<unknown> =>
    respond({ response_type: shared ? "in_channel" : "ephemeral", replace_original: replace, ...said });
