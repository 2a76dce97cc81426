import type { HeaderLine } from "../mailbox/header-line.ts";
import type { Destination } from "./destination.ts";

/** The operator's own channels and letters for the product's messages. */
export type Operator = {
  /** null: no mail server is set for them, and they go out through a healthy mailbox of the workspace. */
  letters: Letters | null;
  /** The chat channel in which the operator is told what only they can mend; null: none. */
  channel: Destination | null;
  /**
   * Whether the operator's chat serves every workspace without a chat of its own. Absent: no person has to be reached, as in the
   * sandbox.
   */
  chat?: boolean;
};

/** Mail to one person, from the product itself. */
export type Letter = {
  /** Without angle brackets; the same letter sent again has the same. */
  messageId: string;
  to: string;
  subject: string;
  text: string;
  /** The same where others read it: a letter through a mailbox is kept in its Sent folder. */
  sharedText: string;
  inReplyTo: string | null;
  /** Further lines of its header, as they stand. */
  headers?: readonly HeaderLine[];
};

export interface Letters {
  send(letter: Letter): Promise<LetterAnswer>;
}

export type LetterAnswer =
  | { kind: "accepted" }
  /** It cannot be sent now, or no member is known. */
  | { kind: "later"; why: string }
  /** Not to this person, or not in this way. */
  | { kind: "refused"; why: string };
