import type { TicketState } from "./ticket.ts";

/** Messages that went from one ticket to another. */
export type TicketMove = {
  id: string;
  workspaceId: string;
  kind: "merge" | "split";
  fromId: string;
  intoId: string;
  messageIds: string[];
  /** Addresses that it brought into the conversation. */
  people: string[];
  why: string;
  memberId: string | null;
  at: Date;
  undoneAt: Date | null;
};

/** A ticket as moving messages asks for it. */
export type MovableTicket = {
  id: string;
  workspaceId: string;
  number: number;
  state: TicketState;
  mergedIntoId: string | null;
  warnedAt: Date | null;
};

export type NewMove = Pick<TicketMove, "workspaceId" | "fromId" | "intoId" | "why" | "at"> & {
  memberId?: string | null;
};

/** Which ticket a message is in, and how it came there. */
export interface TicketMoveStore {
  /** Locks these tickets until the end of the transaction. */
  take(ids: string[]): Promise<Map<string, MovableTicket>>;
  /** Moves all messages and people of a ticket into another. @returns the move's id */
  merge(move: NewMove): Promise<string>;
  /** Begins a ticket with these messages of another, customer and subject taken from the first. null: none of them is in it. */
  split(
    move: Omit<NewMove, "intoId"> & { messageIds: string[]; number: number },
  ): Promise<{ moveId: string; ticketId: string } | null>;
  get(id: string): Promise<TicketMove | null>;
  /** All messages of a ticket. */
  messageIds(ticketId: string): Promise<string[]>;
  /** Moves that are not undone and that concern this ticket, the newest first. */
  ofTicket(ticketId: string): Promise<TicketMove[]>;
  /**
   * Moves the messages back, once. A ticket that was split off is merged back whole, by a move of its own. Both tickets are locked.
   *
   * @returns false when it was undone before
   */
  undo(move: TicketMove, by: { memberId: string; at: Date }): Promise<boolean>;
  /** A ticket may belong to no other one any more. */
  standAlone(ticketId: string, at: Date): Promise<void>;
  /** The offered sender becomes the customer. @returns null when none is offered */
  takeOffered(ticketId: string, at: Date): Promise<{ email: string } | null>;
  /** A person who asked for a place has one. @returns the tickets that they began for want of it; null: nobody asks */
  letIn(ticketId: string, email: string): Promise<string[] | null>;
}
