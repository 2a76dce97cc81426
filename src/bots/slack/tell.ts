import type { RespondFn } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import type { Log } from "../../core/log.ts";
import type { Answer } from "../answer-command.ts";
import { replyBlocks, replyFallback } from "./render.ts";

/** Where an answer can go: back to what was pressed or typed, and to the person alone where that fails. */
export type Ear = {
  web: WebClient;
  respond: RespondFn;
  userId: string;
  /** Whether the answer takes the place of what was pressed: only a message that they alone see. */
  replace: boolean;
};

/** Tells one person, so that nobody else sees it unless they wanted that. */
export async function tell(
  { web, respond, userId, replace }: Ear,
  { reply, shared }: Answer,
  log: Log,
): Promise<void> {
  const said = { text: replyFallback(reply), blocks: replyBlocks(reply) };
  try {
    await respond({ response_type: shared ? "in_channel" : "ephemeral", replace_original: replace, ...said });
  } catch {
    try {
      await web.chat.postMessage({ channel: userId, ...said, unfurl_links: false, unfurl_media: false });
    } catch (error) {
      log.event("slack.untold", { why: error instanceof Error ? error.name : "unknown" });
    }
  }
}
