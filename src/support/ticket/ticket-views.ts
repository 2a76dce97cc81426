import type { Page, Slice } from "../../core/page.ts";
import type { Customer, Ticket, TicketPriority, TicketState } from "./ticket.ts";

/** The tickets that a list shows. null: whatever they have there. */
export type TicketFilter = {
  /** `unsolved`: all but the solved ones. */
  state: TicketState | "unsolved" | null;
  /** `none`: without one. */
  assignee: { id: string } | "none" | null;
  /** The mailbox at which a mail of theirs lay. */
  inboxId: string | null;
  priority: TicketPriority | null;
  tag: string | null;
  /** The address of their customer, in lower case. */
  customer: string | null;
  /** Words of one message, an address, or a number; empty: any. */
  search: string;
};

/** A ticket as a list shows it. */
export type TicketRow = Pick<
  Ticket,
  | "id"
  | "number"
  | "subject"
  | "state"
  | "priority"
  | "tags"
  | "verified"
  | "gathered"
  | "openedAt"
  | "changedAt"
  | "answerDueAt"
  | "answeredAt"
  | "snoozedUntil"
> & {
  customer: Customer | null;
  assignee: { id: string; name: string } | null;
  messages: number;
};

/** A person in the conversation of a ticket. */
export type TicketPerson = { email: string; name: string; role: string; since: Date };

/** Tickets as lists and pages show them. */
export interface TicketViews {
  /** The one that changed last first. Merged ones stand in the ticket that they went into. */
  list(workspaceId: string, filter: TicketFilter, slice: Slice): Promise<Page<TicketRow>>;
  /** New and open ones. */
  countOpen(workspaceId: string): Promise<number>;
  people(ticketId: string): Promise<TicketPerson[]>;
  /** The workspace's support inboxes, by address. */
  inboxes(workspaceId: string): Promise<{ mailboxId: string; address: string }[]>;
  /** The inboxes at which mails of a ticket lay, by address. */
  inboxesOf(ticketId: string): Promise<string[]>;
}
