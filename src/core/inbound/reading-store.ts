import type { FolderCursor, MailAt, UnreadMail } from "../mailbox/mail-port.ts";

type Of = { id: string; workspaceId: string };

/** A folder that is not read, since when, and what the server says. */
export type FolderTrouble = { path: string; since: Date; words: string };

/** A mail that was set aside. `tryAt` null: it is tried again only when somebody asks for it. */
export type SetAside = UnreadMail & { id: string; at: Date; tries: number; tryAt: Date | null };

/** A mailbox whose reading has not succeeded for long, in whole or in a folder. */
export type StalledMailbox = {
  id: string;
  workspaceId: string;
  ownerId: string;
  address: string;
  imapHost: string;
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
   * Mailboxes to read now; each is put off until `next` in the same statement, so that no other process takes it too. One whose IMAP
   * server does not answer is not among them: its probe asks for it.
   */
  claimDue(now: Date, next: Date, limit: number): Promise<string[]>;
  /** A reading went through. */
  done(mailboxId: string, at: Date): Promise<void>;
  /** A reading did not succeed. The first moment stays until one does. */
  failed(mailboxId: string, why: string, at: Date): Promise<void>;

  /** The folders that the last reading could not read, in place of those of the reading before. `since` of one that goes on stays. */
  saveTroubles(mailbox: Of, folders: { path: string; words: string }[], at: Date): Promise<void>;
  troubles(mailboxId: string): Promise<FolderTrouble[]>;
  /** Whose reading, or whose oldest unread folder, has failed since before this moment; a disconnected one tells of itself. */
  stalled(before: Date, limit: number): Promise<StalledMailbox[]>;

  /** Each mail once, whoever meets it again. `tryAt` null: only when somebody asks for it. */
  setAside(mailbox: Of, mails: UnreadMail[], at: Date, tryAt: Date | null): Promise<void>;
  /** Newest first. */
  asideOf(mailboxId: string, limit: number): Promise<{ mails: SetAside[]; total: number }>;
  /** The mailboxes that have any, in order of address. */
  withAside(limit: number): Promise<{ mailboxId: string; address: string }[]>;
  /** How many were set aside since then and are still not read. */
  asideSince(mailboxId: string, since: Date): Promise<number>;
  /** Takes mails whose time has come; nobody else tries them before `next`. */
  claimAside(mailboxId: string, now: Date, next: Date, limit: number): Promise<(MailAt & SetAside)[]>;
  /** It did not come again. */
  missedAgain(id: string, mail: Pick<UnreadMail, "why" | "words">, tryAt: Date | null): Promise<void>;
  /** It was read after all, or it is gone. */
  endAside(id: string): Promise<void>;
  /** Has all of a mailbox tried with its next reading, which is due now. */
  tryAllAside(mailboxId: string, now: Date): Promise<void>;
}
