import type { Ticket } from "./ticket.ts";

/** The fields of a ticket that verbs change. */
export type TicketChanges = Partial<
  Pick<
    Ticket,
    | "state"
    | "priority"
    | "assigneeId"
    | "tags"
    | "answeredAt"
    | "warnedAt"
    | "snoozedUntil"
    | "solvedAt"
    | "changedAt"
  >
>;

/** The tickets of all workspaces. */
export interface TicketStore {
  get(id: string): Promise<Ticket | null>;
  /** @param number - its number in the workspace */
  byNumber(workspaceId: string, number: number): Promise<Ticket | null>;
  /** As it is now, and no other transaction changes it before this one ends. */
  hold(id: string): Promise<Ticket | null>;
  /** To be called on a held ticket. */
  change(id: string, changes: TicketChanges): Promise<void>;
  /** Snoozed ones whose moment has come. */
  back(now: Date, take: number): Promise<string[]>;
  /** Ones without a first answer of which three quarters of the time for it have passed, and nobody was warned. */
  unanswered(now: Date, take: number): Promise<string[]>;
  /** Warned of and still without an answer, the newest first. */
  warned(workspaceId: string, take: number): Promise<string[]>;
  /** New ones without an assignee, where tickets are given by turn. */
  withoutTurn(take: number): Promise<string[]>;
  /** Unsolved ones that a member is to answer. */
  assignedTo(memberId: string): Promise<string[]>;
}
