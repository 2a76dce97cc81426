import type { Discovery } from "./choose-servers.ts";
import type { InboundMail } from "./inbound-mail.ts";

export type Security = "tls" | "starttls" | "none";
export type Server = { host: string; port: number; security: Security };

/** Where a mailbox lives and the name it signs in with; the part of it that a person may edit. */
export type MailServer = { userName: string; smtp: Server; imap: Server };

/** What proves that we may use it. Sealed in the database, in the clear only in memory. */
export type Secret = { kind: "password"; password: string } | { kind: "token"; accessToken: string };

/** All that is needed to open a mailbox at its provider. */
export type MailboxAccess = MailServer & {
  mailboxId: string;
  address: string;
  senderName: string;
  secret: Secret;
};

export type Folders = { sent?: string; junk?: string; drafts?: string; trash?: string; all?: string };

/** One leg of a proof. `error` is the failure as the library threw it: judging it is `diagnose`'s business. */
export type LegProof = { kind: "proven" } | { kind: "failed"; error: unknown };
export type Proof = { smtp: LegProof; imap: LegProof; folders: Folders };

/** One message, rendered: the text is final, headers are ours. `messageId` and `references` without angle brackets. */
export type OutboundMail = {
  messageId: string;
  from: { name: string; address: string };
  to: string;
  subject: string;
  text: string;
  html: string | null;
  inReplyTo: string | null;
  references: string[];
  /** For List-Unsubscribe and List-Unsubscribe-Post (RFC 2369, RFC 8058); null: none. */
  unsubscribeUrl: string | null;
};

/**
 * What became of one transmission. `failed`: the provider has certainly not taken it. `unconfirmed`: the line broke after
 * the text was handed over and before the answer, so it may have been accepted.
 */
export type Transmission =
  /** `givenId`: the Message-ID that the provider put in place of ours (Outlook and Exchange do), which answers will refer to. */
  | { kind: "accepted"; reply: string; givenId?: string }
  | { kind: "failed"; error: unknown }
  | { kind: "unconfirmed"; error: unknown };

/** Where reading stopped: a UID is meaningful only under its UIDVALIDITY (RFC 3501 §2.3.1.1). */
export type FolderCursor = { path: string; uidValidity: bigint; lastUid: number };

/** One new mail of one folder; `raw` is not kept. */
export type FetchedMail = { folder: string; uid: number; internalDate: Date; mail: InboundMail };

export type ReadResult =
  /** `cursors` for every folder that was read, to be stored after the mails were applied. */
  { kind: "read"; cursors: FolderCursor[] } | { kind: "failed"; error: unknown };

/** The outside of a mailbox. Nothing here judges; nothing here throws for what a provider does. */
export interface MailPort {
  /** Finds the servers of a mailbox from its address. What it finds is proven before it is used. */
  discover(address: string): Promise<Discovery>;
  /** Proves SMTP AUTH and IMAP LOGIN on fresh connections and finds the special-use folders (RFC 6154). Sends nothing. */
  prove(access: MailboxAccess): Promise<Proof>;
  /** Hands one message to the provider, over the pooled connection of this mailbox. Bounded in time. */
  transmit(access: MailboxAccess, mail: OutboundMail): Promise<Transmission>;
  /**
   * Reads what is new since the cursors in every folder where mail for us can lie (not Sent, Drafts, or a
   * folder that repeats the others; at Gmail "All Mail" in place of those). A folder without a cursor, or with another UIDVALIDITY, is read from `since` on.
   * `apply` is awaited batch by batch, in order; its cursors are the ones to store with that batch.
   */
  read(
    access: MailboxAccess,
    options: { folders: Folders; cursors: FolderCursor[]; since: Date; signal?: AbortSignal },
    apply: (batch: FetchedMail[], cursor: FolderCursor) => Promise<void>,
  ): Promise<ReadResult>;
  /** Which of these Message-IDs (without angle brackets) lie in the Sent folder, also where the provider gave the mail another one. */
  findSent(
    access: MailboxAccess,
    sentFolder: string,
    messageIds: string[],
  ): Promise<{ kind: "looked"; found: Set<string> } | { kind: "failed"; error: unknown }>;
  /** Closes the pooled connections of a mailbox (its credential changed, or it is disconnected), each after what it is sending. */
  release(mailboxId: string): Promise<void>;
}
