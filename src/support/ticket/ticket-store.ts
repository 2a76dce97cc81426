import type { Ticket } from "./ticket.ts";

/** The tickets of all workspaces. */
export interface TicketStore {
  get(id: string): Promise<Ticket | null>;
  /** @param number - its number in the workspace */
  byNumber(workspaceId: string, number: number): Promise<Ticket | null>;
}
