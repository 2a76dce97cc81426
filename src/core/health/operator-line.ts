import type { MessageView } from "../chat/message-view.ts";

/** Reaches the operator while the database takes no write: nothing is stored, and no turn is taken. */
export interface OperatorLine {
  /** Posts a message, or edits the one at `ref`. @returns its ref; null: it was not delivered */
  show(channel: string, view: MessageView, ref: string | null): Promise<string | null>;
  /** The channel in which the person with this address is alone with the product; null: not known there. */
  person(email: string): Promise<string | null>;
}
