import type { MailAt, UnreadMail } from "../mailbox/mail-port.ts";
import type { Of } from "./reading-store.ts";

/** A mail that was set aside. `tryAt` null: it is tried again only on request. */
export type SetAside = UnreadMail & { id: string; at: Date; tries: number; tryAt: Date | null };

/** Mails that could not be read, each kept to be tried again. */
export interface SetAsideStore {
  /** Adds each mail once. `tryAt` null: it is tried again only on request. */
  add(mailbox: Of, mails: UnreadMail[], at: Date, tryAt: Date | null): Promise<void>;
  /** Newest first. */
  of(mailboxId: string, limit: number): Promise<{ mails: SetAside[]; total: number }>;
  /** The mailboxes that have any, in order of address. */
  mailboxes(limit: number): Promise<{ mailboxId: string; address: string }[]>;
  /** How many were set aside since then and are still not read. */
  since(mailboxId: string, since: Date): Promise<number>;
  /** Claims due mails. No other process tries them before `next`. */
  claim(mailboxId: string, now: Date, next: Date, limit: number): Promise<(MailAt & SetAside)[]>;
  /** It did not come again. */
  missedAgain(id: string, mail: Pick<UnreadMail, "why" | "words">, tryAt: Date | null): Promise<void>;
  /** It was read after all, or it is gone. */
  end(id: string): Promise<void>;
  /** Has all of a mailbox tried with its next reading, which is due now. */
  tryAll(mailboxId: string, now: Date): Promise<void>;
}
