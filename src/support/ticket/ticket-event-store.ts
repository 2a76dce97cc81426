/** An event in the history of a ticket. `ticketHistory` has the words for each kind. */
export type TicketEvent = {
  workspaceId: string;
  ticketId: string;
  kind: string;
  /** The member who did it; absent: the product itself. */
  memberId?: string;
  data?: Record<string, string | number | boolean | null>;
  at: Date;
};

export interface TicketEventStore {
  /** Open pages hear of what is added, as of the history. */
  readonly tellsPages: true;
  add(...events: TicketEvent[]): Promise<void>;
  /** The newest first. */
  ofTicket(ticketId: string, limit: number): Promise<TicketEvent[]>;
}
