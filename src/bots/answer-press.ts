import type { ChatPort } from "../core/chat/chat-port.ts";
import type { Context } from "../core/context.ts";
import type { Incident } from "../core/incident/incident-store.ts";
import type { Member } from "../core/workspace/member.ts";
import type { DrillPress } from "./answer-drill-press.ts";
import type { NoticePress } from "./answer-notice-press.ts";
import { giveLeadsDialog } from "./dialog/give-leads.ts";
import { handOverDialog } from "./dialog/hand-over.ts";
import { mailboxesDialog } from "./dialog/mailboxes.ts";
import { newOwnerDialog } from "./dialog/new-owner.ts";
import type { Dialog } from "./dialog.ts";
import { pressAsk } from "./press/ask.ts";
import { pressCheck } from "./press/check.ts";
import { pressForAdmin } from "./press/for-admin.ts";
import { pressMore } from "./press/more.ts";
import { notEntitled, type Open } from "./press/not-entitled.ts";
import { pressNotMine } from "./press/not-mine.ts";
import { pressReconnect } from "./press/reconnect.ts";
import { pressSnooze } from "./press/snooze.ts";
import { solved } from "./press/solved.ts";
import { pressLetGo, pressTake } from "./press/take.ts";
import { pressWhy } from "./press/why.ts";
import type { Press } from "./presses.ts";
import { type Reply, reply } from "./reply.ts";

/**
 * Does what was pressed, on the state of now, however old the message is. `member` belongs to the incident's workspace; whether
 * they may is decided here.
 */
export async function answerPress(
  ctx: Context,
  chat: Pick<ChatPort, "platform" | "person">,
  member: Member,
  press: Exclude<Press, DrillPress | NoticePress>,
  incident: Incident,
): Promise<Reply | Dialog> {
  if (press === "why") return pressWhy(incident.diagnosis);
  if (press === "mailboxes") return mailboxesDialog(ctx, incident, { page: 1, search: "" });

  const open = await openPart(ctx, incident);
  if (open.kind === "over") return open.reply;
  if (press === "for-admin") return pressForAdmin(ctx, incident);
  if (press === "more") return pressMore(ctx, member, incident, open);
  if (press === "reconnect") return pressReconnect(ctx, chat.platform, member, incident, open);
  if (press === "ask") return pressAsk(ctx, chat, member, incident, open.first.mailboxId);
  const mine = await ctx.store.fixers.mayReconnect(member.id, incident.id, 1);
  if (mine.length === 0) return notEntitled(ctx, incident, open, "look after");
  switch (press) {
    case "take":
    case "take-over":
      return pressTake(ctx, member, incident, press === "take-over");
    case "check":
      return pressCheck(ctx, incident);
    case "let-go":
      return pressLetGo(ctx, member, incident);
    case "snooze":
    case "snooze-day":
      return pressSnooze(ctx, member, incident, press);
    case "hand-over":
      return handOverDialog(ctx, member, incident, open);
    case "give-leads":
      return giveLeadsDialog(ctx, member, incident);
    case "new-owner":
      return newOwnerDialog(ctx, member, incident);
    case "not-mine":
      return pressNotMine(ctx, member, incident);
  }
}

/** What of an incident is still lost; or, in words, that nothing is. */
export async function openPart(
  ctx: Pick<Context, "store" | "publicUrl">,
  incident: Incident,
): Promise<({ kind: "open" } & Open) | { kind: "over"; reply: Reply }> {
  const { disconnections, incidentMailboxes } = ctx.store;
  const { rows, total } = await incidentMailboxes.open(incident.id, { skip: 0, take: 1 });
  const [first] = rows;
  if (first !== undefined) return { kind: "open", first, total };
  const last = await disconnections.lastEnded(incident.id);
  return { kind: "over", reply: last === null ? nothingKnown() : await solved(ctx, last) };
}

/** The mailboxes of the incident were removed since. */
const nothingKnown = () =>
  reply("The mailbox that this is about is no longer in Unpause, so there is nothing left to do.");
