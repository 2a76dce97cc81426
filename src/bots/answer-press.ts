import type { ChatPort } from "../core/alert/chat-port.ts";
import type { Press } from "../core/alert/message-view.ts";
import type { Context } from "../core/context.ts";
import type { Incident } from "../core/incident/incident-store.ts";
import type { Member } from "../core/workspace/member.ts";
import { pressAsk } from "./press/ask.ts";
import { notEntitled } from "./press/not-entitled.ts";
import { pressReconnect } from "./press/reconnect.ts";
import { pressSnooze } from "./press/snooze.ts";
import { solved } from "./press/solved.ts";
import { pressLetGo, pressTake } from "./press/take.ts";
import { pressWhy } from "./press/why.ts";
import { type Reply, reply } from "./reply.ts";

/**
 * Does what was pressed, on the state of now, however old the message is. `member` belongs to the incident's workspace; whether
 * they may is decided here.
 */
export async function answerPress(
  ctx: Context,
  chat: Pick<ChatPort, "platform" | "person">,
  member: Member,
  press: Press,
  incident: Incident,
): Promise<Reply> {
  const { incidents } = ctx.store;
  if (press === "why") return pressWhy(incident.diagnosis);

  const { rows, total } = await incidents.openMailboxes(incident.id, { skip: 0, take: 1 });
  const [first] = rows;
  if (first === undefined) {
    const last = await incidents.lastEnded(incident.id);
    return last === null ? nothingKnown() : solved(ctx, last);
  }
  const open = { first, total };
  if (press === "reconnect") return pressReconnect(ctx, member, incident, open);
  if (press === "ask") return pressAsk(ctx, chat, member, incident, first.mailboxId);
  const mine = await ctx.store.members.mayReconnect(member.id, incident.id, 1);
  if (mine.length === 0) return notEntitled(ctx, incident, open, "look after");
  switch (press) {
    case "take":
    case "take-over":
      return pressTake(ctx, member, incident, press === "take-over");
    case "let-go":
      return pressLetGo(ctx, member, incident);
    case "snooze":
    case "snooze-day":
      return pressSnooze(ctx, incident, press);
  }
}

/** The mailboxes of the incident were removed since. */
const nothingKnown = () =>
  reply("The mailbox that this is about is no longer in Unpause, so there is nothing left to do.");
