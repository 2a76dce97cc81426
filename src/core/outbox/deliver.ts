import { askFixer } from "../alert/ask-fixer.ts";
import { remind } from "../alert/remind.ts";
import { repaint } from "../alert/repaint.ts";
import { showAlert, showAlertIn } from "../alert/show-alert.ts";
import { showAlertByLetter } from "../alert/show-alert-by-letter.ts";
import { showAlertTo } from "../alert/show-alert-to.ts";
import { showReceipt } from "../alert/show-receipt.ts";
import { tellDeadChannel } from "../alert/tell-dead-channel.ts";
import { tellDisclaimed } from "../alert/tell-disclaimed.ts";
import { turnMessage } from "../alert/turn-messages.ts";
import type { ChatPort } from "../chat/chat-port.ts";
import type { Shown } from "../chat/delivered.ts";
import type { Context } from "../context.ts";
import { reportDrill } from "../drill/report-drill.ts";
import { showDrill } from "../drill/show-drill.ts";
import { tellEnds } from "../foresight/tell-ends.ts";
import { showNotice } from "../notice/show-notice.ts";
import { sendSignInLetter } from "../workspace/sign-in-letter.ts";
import { nextTry } from "./next-try.ts";
import type { OutboxItem } from "./outbox-store.ts";

/** Longer than the slowest post. What a worker that is gone had in hand is free before. */
const LEASE_MS = 60_000;

/**
 * Delivers one outbox item, at least once: a crash after posting and before it is noted posts again. What is said is made
 * from the state of now, and an item whose subject changed meanwhile is delivered once more.
 *
 * @param chatOf - where a workspace's people are; null: in no chat, and they see alerts in the web app
 */
export async function deliver(
  ctx: Context,
  chatOf: (workspaceId: string) => Promise<ChatPort | null>,
  id: string,
): Promise<void> {
  const now = ctx.clock.now();
  const item = await ctx.store.outbox.claim(id, now, new Date(now.getTime() + LEASE_MS));
  if (item === null) return;

  const chat = await chatOf(item.workspaceId);
  const shown = await say(ctx, chat && once(chat, item, now), item);
  switch (shown.kind) {
    case "shown":
      if (!(await ctx.store.outbox.complete(id, item.revision, ctx.clock.now())))
        await ctx.wake("deliver", id);
      return;
    case "later": {
      const at = ctx.clock.now();
      const until = shown.untried ? shown.until : nextTry(item.attempts, shown.until, at);
      if (until === null) return giveUp(ctx, id, shown.why);
      const waits = shown.untried ?? (shown.until !== null && shown.until > at);
      await ctx.store.outbox.postpone(id, until, waits);
      await ctx.wake("deliver", id, until);
      return;
    }
    case "dead": {
      // A message that stands is to tell the end, and its channel may come back.
      const until = shown.stands ? nextTry(item.attempts, null, ctx.clock.now()) : null;
      if (until === null) return giveUp(ctx, id, shown.why);
      await ctx.store.outbox.postpone(id, until, false);
      return ctx.wake("deliver", id, until);
    }
  }
}

/** A worker's attempts and waits take hours, quiet hours a night. */
const LOOK_BACK_MS = 24 * 60 * 60_000;

const NOWHERE = { kind: "nowhere" } as const;

/** The chat for an item: what it says that nothing else would find again is looked for before it is said a second time. */
const once = (chat: ChatPort, { id, attempts }: OutboxItem, now: Date): ChatPort => ({
  ...chat,
  async post(channel, view, message) {
    if (message.ref !== null || message.mark !== null) return chat.post(channel, view, message);
    const since = new Date(now.getTime() - LOOK_BACK_MS);
    const found = attempts > 1 ? await chat.find(channel, id, since, message.thread) : NOWHERE;
    if (found.kind === "later") return found;
    return found.kind === "found"
      ? { kind: "posted", ref: found.ref }
      : chat.post(channel, view, { ...message, mark: id });
  },
});

function say(ctx: Context, chat: ChatPort | null, { id, workspaceId, message }: OutboxItem): Promise<Shown> {
  switch (message.kind) {
    case "show-alert":
      return showAlert(ctx, chat, workspaceId, message.incidentId);
    case "show-alert-in":
      return showAlertIn(ctx, chat, workspaceId, message);
    case "show-alert-to":
      return showAlertTo(ctx, chat, workspaceId, message);
    case "show-alert-by-letter":
      return showAlertByLetter(ctx, chat, workspaceId, message);
    case "show-receipt":
      return showReceipt(ctx, chat, message);
    case "show-drill":
      return showDrill(ctx, chat, workspaceId, message);
    case "show-notice":
      return showNotice(ctx, chat, message);
    case "report-drill":
      return reportDrill(ctx, chat, message);
    case "remind":
      return remind(ctx, chat, id, message);
    case "tell-dead-channel":
      return tellDeadChannel(ctx, chat, message);
    case "turn-message":
      return turnMessage(ctx, chat, message);
    case "repaint":
      return repaint(ctx, chat, workspaceId, message);
    case "foretell":
      return tellEnds(ctx, chat, message);
    case "ask-fixer":
      return askFixer(ctx, chat, id, message);
    case "tell-disclaimed":
      return tellDisclaimed(ctx, chat, id, message);
    case "send-sign-in-letter":
      return sendSignInLetter(ctx, message);
  }
}

async function giveUp(ctx: Context, id: string, why: string): Promise<void> {
  await ctx.store.outbox.giveUp(id, why, ctx.clock.now());
  ctx.log.event("outbox.gave-up", { id, why });
}
