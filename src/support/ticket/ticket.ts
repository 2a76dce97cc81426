import type { Cause } from "../../core/diagnosis/cause.ts";

/**
 * `new`: no agent has looked at it. `waiting`: for the customer. `snoozed`: it comes back at a moment. `solved`: a later mail of
 * the customer reopens it, or begins a new one after a long time.
 */
export type TicketState = "new" | "open" | "waiting" | "snoozed" | "solved";
export type TicketPriority = "low" | "normal" | "high" | "urgent";

/** The customer. `email` as the mail names it, in canonical form. */
export type Customer = { name: string; email: string };

/** How an incident came to a ticket: joined by what we know for sure, or offered to an agent, or refused by one. */
export type TicketIncident = {
  incidentId: string;
  how: "joined" | "offered" | "refused";
  /** One sentence. */
  why: string;
};

/** One concern of a customer, from the first mail to its solution. */
export type Ticket = {
  id: string;
  workspaceId: string;
  /** Counts up in its workspace, from 1. */
  number: number;
  subject: string;
  state: TicketState;
  priority: TicketPriority;
  assigneeId: string | null;
  tags: string[];
  /** null: a ticket without a customer, as from a web form. */
  customer: Customer | null;
  /** The sender of the first mail is who the From says. */
  verified: boolean;
  /** The member that the customer is. */
  memberId: string | null;
  /** The sender of a forwarded mail: the customer, once an agent says so. */
  offered: Customer | null;
  incident: TicketIncident | null;
  /** The cause by the words of the mail. */
  cause: Cause | null;
  mayBelongTo: { ticketId: string; why: string } | null;
  mergedIntoId: string | null;
  /** How many mails of one burst it gathers besides its messages. */
  gathered: number;
  openedAt: Date;
  customerAt: Date | null;
  changedAt: Date;
  answerDueAt: Date | null;
  answeredAt: Date | null;
  warnedAt: Date | null;
  snoozedUntil: Date | null;
  solvedAt: Date | null;
};
