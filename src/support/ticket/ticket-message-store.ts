import type { Page, Slice } from "../../core/page.ts";
import type { TicketAttachment, TicketMessage } from "./ticket-message.ts";

/** An internal note as it is written. */
export type NewNote = {
  id: string;
  workspaceId: string;
  ticketId: string;
  memberId: string;
  fromName: string;
  fromEmail: string;
  subject: string;
  text: string;
  masked: number;
  terms: string[];
  at: Date;
};

/** The parts of a message that a search looks at. */
export type Searched = { id: string; subject: string; text: string; fromName: string; fromEmail: string };

/** Conversations of tickets. */
export interface TicketMessageStore {
  /** The oldest first. */
  ofTicket(ticketId: string, slice: Slice): Promise<Page<TicketMessage>>;
  get(id: string): Promise<TicketMessage | null>;
  attachments(messageIds: string[]): Promise<TicketAttachment[]>;
  /** @returns false when a message with this id is there already */
  addNote(note: NewNote): Promise<boolean>;
  /** Messages that no search finds yet. */
  unsearchable(take: number): Promise<Searched[]>;
  makeSearchable(id: string, terms: string[]): Promise<void>;
}
