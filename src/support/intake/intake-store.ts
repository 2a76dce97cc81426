import type { DeskChanges, DeskRows } from "./intake-desk.ts";
import type { Inbox, StoredMail } from "./intake-mail.ts";

/** All that is asked for before a batch is filed. Addresses in canonical form. */
export type Sought = {
  identities: string[];
  mailIds: string[];
  numbers: number[];
  addresses: string[];
  /** Tickets of these addresses count that are open, or were opened since then. */
  since: Date;
  /** Letters count that were made since then. */
  lettersSince: Date;
};

/** Sizes in bytes. */
export type Batch = { mails: number; bytes: number; after: Pick<StoredMail, "id" | "storedAt"> | null };

/** The stored mails that wait to be understood, and the desk that they are filed at. */
export interface IntakeStore {
  inbox(mailboxId: string): Promise<Inbox | null>;
  /** In the order in which they came. At most so many, and not much more bytes than that; at least one. `after`: only those after it. */
  waiting(mailboxId: string, now: Date, which: Batch): Promise<StoredMail[]>;
  /** Inboxes with such mails. */
  mailboxes(now: Date, limit: number): Promise<string[]>;
  /** Takes the desk until the end of the transaction: nobody else numbers or files meanwhile. */
  takeDesk(workspaceId: string): Promise<{ nextNumber: number; firstAnswerMinutes: number }>;
  /** Which of these mails still wait. */
  stillWaiting(ids: string[]): Promise<Set<string>>;
  /** Loads all that is known of it, with its tickets locked. */
  load(workspaceId: string, sought: Sought): Promise<DeskRows>;
  write(workspaceId: string, changes: DeskChanges, at: Date): Promise<void>;
  postpone(id: string, trouble: string, until: Date): Promise<void>;
}
