import { commit } from "../../core/commit.ts";
import { askForNotice } from "../../core/notice/ask-for-notice.ts";
import { AT_ONCE, type SweepPart, working } from "../../core/sweep.ts";
import type { Tx } from "../../core/tx.ts";
import type { SupportRooms } from "../support-rooms.ts";
import { agentsOf } from "./assign-ticket.ts";
import type { SupportCommit } from "./change-ticket.ts";
import { LATE_ANSWER, settleWarning, waitsForAnswer } from "./late-answer.ts";
import { nextInTurn } from "./next-in-turn.ts";
import type { Ticket } from "./ticket.ts";

/** The clock's share of the work on tickets. */
export const ticketSweep: SweepPart<SupportRooms>[] = [
  working(
    "tickets without a turn",
    ({ ctx }) => ctx.store.tickets.withoutTurn(AT_ONCE),
    "turn of a ticket",
    giveByTurn,
  ),
  working(
    "snoozed tickets",
    ({ ctx, now }) => ctx.store.tickets.back(now, AT_ONCE),
    "end of a snooze",
    wakeTicket,
  ),
  working(
    "unanswered tickets",
    ({ ctx, now }) => ctx.store.tickets.unanswered(now, AT_ONCE),
    "warning of an unanswered ticket",
    warnOfTicket,
  ),
];

/** Opens a snoozed ticket whose moment has come. */
async function wakeTicket(ctx: SupportCommit, id: string): Promise<void> {
  const at = ctx.clock.now();
  await onTicket(ctx, id, async (tx, ticket) => {
    const { workspaceId, state, snoozedUntil } = ticket;
    if (state !== "snoozed" || snoozedUntil === null || snoozedUntil > at) return;
    await tx.tickets.change(id, { state: "open", snoozedUntil: null, changedAt: at });
    await tx.ticketEvents.add({ workspaceId, ticketId: id, kind: "ticket-back", at });
    await settleWarning(tx, ticket, at);
  });
}

/** Warns once that a customer waits for the first answer. */
async function warnOfTicket(ctx: SupportCommit, id: string): Promise<void> {
  const at = ctx.clock.now();
  await onTicket(ctx, id, async (tx, ticket) => {
    if (ticket.warnedAt !== null || !waitsForAnswer(ticket)) return;
    await tx.tickets.change(id, { warnedAt: at });
    await tx.ticketEvents.add({ workspaceId: ticket.workspaceId, ticketId: id, kind: "ticket-warned", at });
    await askForNotice(tx, ticket.workspaceId, { kind: LATE_ANSWER, id }, at);
  });
}

/** Gives a new ticket to the agent whose turn it is. */
async function giveByTurn(ctx: SupportCommit, id: string): Promise<void> {
  const at = ctx.clock.now();
  await onTicket(ctx, id, async (tx, ticket) => {
    const { workspaceId, assigneeId, state } = ticket;
    if (assigneeId !== null || state !== "new") return;
    const last = await tx.desks.holdTurn(workspaceId);
    const next = nextInTurn(await agentsOf(tx, workspaceId), last);
    if (next === null) return;
    await tx.desks.turnTo(workspaceId, next.id);
    await tx.tickets.change(id, { assigneeId: next.id, changedAt: at });
    const data = { toId: next.id, byTurn: true };
    await tx.ticketEvents.add({ workspaceId, ticketId: id, kind: "ticket-assigned", data, at });
  });
}

/** Works on a ticket as it is now, while its row is held. */
async function onTicket(
  ctx: SupportCommit,
  id: string,
  work: (tx: Tx<SupportRooms>, ticket: Ticket) => Promise<void>,
): Promise<void> {
  const found = await ctx.store.tickets.get(id);
  if (found === null) return;
  await commit(ctx, found.workspaceId, async (tx) => {
    const ticket = await tx.tickets.hold(id);
    if (ticket !== null && ticket.mergedIntoId === null) await work(tx, ticket);
  });
}
