import { loadAlert } from "../../core/alert/load-alert.ts";
import type { Chats } from "../../core/chat/chats.ts";
import type { Shown } from "../../core/chat/delivered.ts";
import { letterId, letterOf } from "../../core/chat/letter.ts";
import { memberQuietUntil } from "../../core/chat/member-quiet-until.ts";
import type { MessageView } from "../../core/chat/message-view.ts";
import { sayInChat } from "../../core/chat/tell-member.ts";
import { handlersOf } from "../../core/outbox/handler.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { SupportContext, SupportRooms } from "../support-rooms.ts";
import type { ReconnectLetterMessage } from "./send-reconnect-letter.ts";

export const aboutDeliveries = handlersOf<ReconnectLetterMessage, SupportRooms>({
  "send-reconnect-letter": (ctx, chats, { id, message }) => deliver(ctx, chats, id, message),
});

/** Brings the way to reconnect to a fixer, from the state of now: in a chat, or else by the product's own mail server. */
async function deliver(
  ctx: SupportContext,
  chats: Chats,
  id: string,
  { incidentId, memberId, byAgent }: ReconnectLetterMessage,
): Promise<Shown> {
  const [alert, member, entitled] = await Promise.all([
    loadAlert(ctx, incidentId),
    ctx.store.members.get(memberId),
    ctx.store.fixers.entitledIn(incidentId, MOST_ENTITLED),
  ]);
  const isStillTheirs = entitled.some((one) => one.id === memberId);
  if (alert === null || alert.stage !== "open" || member === null || !isStillTheirs) return { kind: "shown" };
  const quietEnd = byAgent ? await memberQuietUntil(ctx, memberId, incidentId) : null;
  if (quietEnd !== null)
    return { kind: "later", until: quietEnd, why: "These are this member's quiet hours." };
  const view = viewOf(alert);
  const said = await sayInChat(ctx, chats, member, view);
  return said.kind === "dead" ? write(ctx, id, member, view) : said;
}

const MOST_ENTITLED = 50;

/** Beside the way to act, the alert has all the rest. */
const WAYS = new Set(["reconnect", "check", "for-admin"]);

const viewOf = (alert: MessageView): MessageView => ({
  ...alert,
  text: `Support was asked about this. ${alert.text}`,
  why: null,
  actions: alert.actions.filter((action) => action.kind === "press" && WAYS.has(action.press)),
});

/** Never through a mailbox: every reader of its Sent folder would have the way, too. */
async function write(ctx: SupportContext, id: string, member: Member, view: MessageView): Promise<Shown> {
  const { letters } = ctx.operator;
  if (letters === null)
    return { kind: "dead", why: "No chat knows this member, and SYSTEM_SMTP_URL is not set." };
  const theirs = await ctx.store.mailboxes.byAddress(member.workspaceId, member.email.toLowerCase());
  if (theirs !== null && theirs.state.kind !== "connected")
    return { kind: "dead", why: "Their own address is a mailbox that cannot be used at the moment." };
  const messageId = letterId(ctx.publicUrl, `reconnect ${id}`);
  const answer = await letters.send(letterOf(ctx, view, { messageId, to: member.email }));
  if (answer.kind === "accepted") return { kind: "shown" };
  return answer.kind === "later"
    ? { kind: "later", until: null, why: answer.why }
    : { kind: "dead", why: answer.why };
}
