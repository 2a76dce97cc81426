import type { TicketState } from "../ticket/ticket.ts";
import { type DeskTicket, type IntakeDesk, tell, touch } from "./intake-desk.ts";

/** The customer wrote: the ticket is open again, unless one of ours answered after that. */
export function noteCustomer(desk: IntakeDesk, ticket: DeskTicket, at: Date): void {
  ticket.customerAt = latest(ticket.customerAt, at);
  desk.changes.lookInto.add(ticket.id);
  touch(desk, ticket);
  const isAnswered = ticket.agentAt !== null && ticket.agentAt > at;
  if (isAnswered || ticket.state === "new" || ticket.state === "open") return;
  if (ticket.state === "solved") tell(desk, ticket, "ticket-reopened", { by: "mail" });
  ticket.state = "open";
  ticket.solvedAt = null;
  ticket.snoozedUntil = null;
}

/** One of ours answered the customer: it is their turn, unless they wrote after that. */
export function noteAnswer(desk: IntakeDesk, ticket: DeskTicket, at: Date): void {
  ticket.agentAt = latest(ticket.agentAt, at);
  ticket.answeredAt ??= at;
  if (ticket.state !== "solved") ticket.state = turnOf(ticket);
  if (ticket.state === "waiting") ticket.snoozedUntil = null;
  touch(desk, ticket);
}

/** The state by the turn: it is the customer's after our mail, and ours after theirs. */
export const turnOf = ({ customerAt, agentAt, state }: DeskTicket): TicketState => {
  if (agentAt === null) return state;
  return customerAt === null || customerAt <= agentAt ? "waiting" : "open";
};

const latest = (one: Date | null, other: Date) => (one !== null && one > other ? one : other);
