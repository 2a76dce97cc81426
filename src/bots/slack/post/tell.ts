import { setTimeout as wait } from "node:timers/promises";
import type { RespondFn } from "@slack/bolt";
import type { KnownBlock } from "@slack/types";
import { WebAPIRateLimitedError } from "@slack/web-api";
import { troubleOf } from "../../../core/trouble/trouble-of.ts";
import type { Answer } from "../../answer.ts";
import { type Dialog, isDialog } from "../../dialog.ts";
import type { Reply } from "../../reply.ts";
import { ANSWER_MS, sayInTurn } from "../../take-turns.ts";
import type { Here } from "../receive/here.ts";
import { replyBlocks, replyFallback } from "../render/render.ts";

import type { Window } from "./window.ts";

export type SlackMessage = { text: string; blocks: KnownBlock[] };

/** Where an answer can go: into a window, back to where it was asked, and to the person alone where that fails. */
export type Recipient = {
  userId: string;
  window: Window | null;
  back: ((said: SlackMessage, shared: boolean) => Promise<unknown>) | null;
};

/** Tells one person. Other people see it only if that person wanted so. */
export async function tell(here: Here, recipient: Recipient, { reply, shared }: Answer): Promise<void> {
  try {
    if (await showInWindow(recipient, reply)) return;
    await say(here, recipient, isDialog(reply) ? reply.elsewhere : reply, shared);
  } catch (error) {
    here.ctx.log.event("chat.untold", {
      platform: "slack",
      why: error instanceof Error ? error.name : "unknown",
    });
  }
}

/** @returns false: there is no window for it, and it has to be said */
async function showInWindow({ window, back }: Recipient, answer: Reply | Dialog): Promise<boolean> {
  const wanted = isDialog(answer) || window?.isOpen() || back === null;
  return window !== null && wanted ? window.show(answer) : false;
}

async function say(here: Here, { userId, back }: Recipient, said: Reply, shared: boolean): Promise<void> {
  const message = { text: replyFallback(said), blocks: replyBlocks(said) };
  const toThem = () =>
    post(here, userId, message).catch((error: unknown) => {
      // Taking turns needs the database. Where that takes no write, this is all they hear.
      if (troubleOf(error) === null) throw error;
      return here.workspace.web.chat.postMessage({ channel: userId, ...message });
    });
  await (back === null ? toThem() : back(message, shared).catch(toThem));
}

/** In the conversation with this person alone. */
async function post({ workspace: { web }, inTurn }: Here, userId: string, said: SlackMessage): Promise<void> {
  const send = () =>
    sayInTurn(inTurn, userId, () =>
      web.chat.postMessage({ channel: userId, ...said, unfurl_links: false, unfurl_media: false }),
    );
  const isSaid = await send().catch(async (error: unknown) => {
    // An answer is written down nowhere: it is kept in hand until Slack takes it, or is lost.
    if (!(error instanceof WebAPIRateLimitedError) || error.retryAfter * 1000 > ANSWER_MS) throw error;
    await wait(error.retryAfter * 1000);
    return send();
  });
  if (!isSaid) throw new Error("Too many answers wait for this person.");
}

/** @param replace - the answer takes the place of what was pressed: only for a message that they alone see */
export const backTo =
  ({ inTurn }: Here, channel: string, respond: RespondFn, replace: boolean) =>
  async (said: SlackMessage, shared: boolean): Promise<void> => {
    const as = (response_type: "in_channel" | "ephemeral") =>
      respond({ response_type, replace_original: replace, ...said });
    if (shared && (await sayInTurn(inTurn, channel, () => as("in_channel")))) return;
    await as("ephemeral");
  };
