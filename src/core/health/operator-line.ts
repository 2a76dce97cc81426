import type { MessageView } from "../chat/message-view.ts";

/** How the operator is reached when the database takes no write: nothing of it is stored, no turn is taken. */
export interface OperatorLine {
  /** Posts a message, or edits the one at `ref`. @returns where it stands; null: it did not get there */
  show(channel: string, view: MessageView, ref: string | null): Promise<string | null>;
  /** The channel in which the person with this address is alone with the product; null: not known there. */
  person(email: string): Promise<string | null>;
}
