import type { FolderCursor } from "../mailbox/mail-port.ts";
import type { MailboxPurpose } from "../mailbox/mailbox.ts";

/** The mailbox that a row belongs to. */
export type Of = { id: string; workspaceId: string };

/** A folder that is not read, since when, and what the server says. */
export type FolderTrouble = { path: string; since: Date; words: string };

/** A mailbox whose reading has not succeeded for long, in whole or in a folder. */
export type StalledMailbox = {
  id: string;
  workspaceId: string;
  ownerId: string;
  address: string;
  imapHost: string;
  purpose: MailboxPurpose;
  state: "connected" | "held";
  since: Date;
  /** In the server's words, or in ours. */
  why: string;
  /** null: the whole mailbox. */
  folder: string | null;
};

/** How far mailboxes were read, and what could not be. */
export interface ReadingStore {
  cursors(mailboxId: string): Promise<FolderCursor[]>;
  saveCursor(mailbox: Of, cursor: FolderCursor): Promise<void>;
  /**
   * Mailboxes of one purpose to read now; each is put off until `next` in the same statement, so that no other process takes it too. One whose IMAP
   * server does not answer is not among them: its probe asks for it.
   */
  claimDue(purpose: MailboxPurpose, now: Date, next: Date, limit: number): Promise<string[]>;
  /** A reading went through. */
  done(mailboxId: string, at: Date): Promise<void>;
  /** A reading did not succeed. The first moment stays until one does. */
  failed(mailboxId: string, why: string, at: Date): Promise<void>;

  /** The folders that the last reading could not read. They replace those of the reading before. `since` of lasting trouble stays. */
  saveTroubles(mailbox: Of, folders: { path: string; words: string }[], at: Date): Promise<void>;
  troubles(mailboxId: string): Promise<FolderTrouble[]>;
  /**
   * Mailboxes whose reading, or whose oldest unread folder, has failed since before this moment. A disconnected mailbox has its own
   * alert.
   */
  stalled(before: Date, limit: number): Promise<StalledMailbox[]>;
}
