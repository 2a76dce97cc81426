import type { Discovery } from "./discovery.ts";
import type { HeaderLine } from "./header-line.ts";
import type { InboundMail } from "./inbound-mail.ts";
import type { Folders, MailServer, Server } from "./server.ts";

/** The secret that lets us use a mailbox. It is sealed in the database, and in the clear only in memory. */
export type Secret =
  | { kind: "password"; password: string }
  /** `provider`: whose token it is, which no other may have. */
  | { kind: "token"; accessToken: string; provider: string };

/** The data for opening a mailbox at its provider. */
export type MailboxAccess = MailServer & {
  mailboxId: string;
  address: string;
  senderName: string;
  secret: Secret;
};

/**
 * One leg of a proof. `error` is the failure as the library threw it: judging it is `diagnose`'s business. `noMailServer`: nothing
 * there has greeted as a mail server.
 */
export type LegProof = { kind: "proven" } | { kind: "failed"; error: unknown; noMailServer?: true };
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
  /** How it says that no person wrote it (RFC 3834 §5): nobody's absence note is to answer it. Absent: a person did. */
  automatic?: "auto-generated" | "auto-replied";
  /** Further lines of its header, as they stand. */
  headers?: readonly HeaderLine[];
  /** For List-Unsubscribe (RFC 2369), and with https for List-Unsubscribe-Post (RFC 8058); a mailto: too. null: none. */
  unsubscribeUrl: string | null;
};

/**
 * The end of one transmission. `failed`: the provider has certainly not taken it. `unconfirmed`: the line broke after the text was
 * handed over and before the answer, so it may have been accepted.
 */
export type Transmission =
  /** `givenId`: the Message-ID that the provider put in place of ours (Outlook and Exchange do), which answers will refer to. */
  | { kind: "accepted"; reply: string; givenId?: string }
  | { kind: "failed"; error: unknown }
  | { kind: "unconfirmed"; error: unknown };

/**
 * Where reading stopped: a UID is meaningful only under its UIDVALIDITY (RFC 3501 §2.3.1.1), which is 0 where the server names none.
 * A path of more than 500 characters is known by its hash.
 */
export type FolderCursor = { path: string; uidValidity: bigint; lastUid: number };

/** One new mail of one folder; `raw` is not kept. */
export type FetchedMail = { folder: string; uid: number; internalDate: Date; mail: InboundMail };

/** The use of a folder of a support inbox. */
export type FolderKind = "inbox" | "sent" | "spam" | "other";

/** One new mail of a support inbox, as its bytes came. */
export type FetchedRaw = {
  folder: string;
  kind: FolderKind;
  uid: number;
  internalDate: Date;
  /** All of it, or of one of more than 50 MB its header and first text. */
  raw: Buffer;
  /** Of the whole mail, in bytes. */
  size: number;
};

/** A mail in its folder. */
export type MailAt = { folder: string; uidValidity: bigint; uid: number };

/** Why one mail was not read. */
export type UnreadWhy =
  /** The server answered NO or BAD. */
  | "refused"
  /** The connection broke on this mail, each time. */
  | "line_broke"
  /** The server fell silent on this mail, each time. */
  | "silent"
  /** It exists, but the answer has no content. */
  | "no_content"
  /** It answers a message of ours, but names no author, so it counts as no person's word. */
  | "no_author"
  /** It came, and could not be applied: a fault of ours. */
  | "not_applied";

/** A mail that could not be had or applied. `words`: the server's, or ours. */
export type UnreadMail = MailAt & { why: UnreadWhy; words: string };

/** A folder that could not be read while others were. `error`: as the library threw it. */
export type UnreadFolder = { path: string; error: unknown };

export type ReadResult =
  /** `cursors` for every folder that was read, to be stored after the mails were applied. */
  | { kind: "read"; cursors: FolderCursor[]; unread: UnreadFolder[] }
  /** Nothing could be read to its end. `signedIn`: the sign-in itself worked. */
  | { kind: "failed"; error: unknown; signedIn: boolean };

export type TriedMail<Fetched = FetchedMail> =
  | { kind: "had"; mail: Fetched }
  /** It was deleted or moved, or its folder was. */
  | { kind: "gone" }
  | { kind: "unread"; unread: UnreadMail }
  /** The server could not be asked. */
  | { kind: "untried" };

/** `began`: told once the server tells of new mail. `news`: told of each change. */
export type Watching = { signal: AbortSignal; began(): void; news(): void };

/** Why the waiting for new mail ended. `no-idle`: the server cannot tell of it. */
export type WatchEnd = { kind: "stopped" } | { kind: "no-idle" } | { kind: "lost"; error: unknown };

export type ReadOptions = {
  folders: Folders;
  cursors: FolderCursor[];
  since: Date;
  /** Folders that could not be read the last time: they are read last, so that the others do not wait for them. */
  troubled?: string[];
  signal?: AbortSignal;
};

/** The outside of a mailbox. Nothing here judges; nothing here throws for what a provider does. */
export interface MailPort {
  /** Finds the servers of a mailbox from its address. They are proven before they are used. */
  discover(address: string): Promise<Discovery>;
  /** Whether the token of a provider may be sent to this server. */
  takesToken(provider: string, server: Server): boolean;
  /** Proves SMTP AUTH and IMAP LOGIN on fresh connections and finds the special-use folders (RFC 6154). Sends nothing. */
  prove(access: MailboxAccess): Promise<Proof>;
  /** Signs in at one of the two servers on a fresh connection. Sends nothing. */
  signIn(access: MailboxAccess, leg: "smtp" | "imap"): Promise<LegProof>;
  /** Hands one message to the provider, over the pooled connection of this mailbox. Bounded in time. */
  transmit(access: MailboxAccess, mail: OutboundMail): Promise<Transmission>;
  /**
   * Reads new mail since the cursors in every folder that may hold mail for us. These are not Sent, Drafts, or a folder that
   * repeats the others. At Gmail "All Mail" takes their place. A folder without a cursor, or with another UIDVALIDITY, is read from
   * `since` on. `apply` is awaited batch by batch, and its cursors are to be stored with that batch. A mail behind the cursor may
   * come again. An unreadable part of a folder is narrowed down to single mails. They are handed over as unread, once each, and the
   * cursor is past them then. No mail is unread because of an outage, and no folder because of another.
   */
  read(
    access: MailboxAccess,
    options: ReadOptions,
    apply: (batch: FetchedMail[], cursor: FolderCursor, unread: UnreadMail[]) => Promise<void>,
  ): Promise<ReadResult>;
  /** Tries these mails again, one by one. The answers have the order of the mails. */
  readAgain(access: MailboxAccess, mails: MailAt[]): Promise<TriedMail[]>;
  /**
   * Takes what is new in a support inbox, as `read` does, and parses nothing. It reads every folder except drafts and trash. A
   * mail of up to 50 MB comes whole. A folder that was never read begins with what came since `since`.
   */
  fetch(
    access: MailboxAccess,
    options: ReadOptions,
    apply: (batch: FetchedRaw[], cursor: FolderCursor, unread: UnreadMail[]) => Promise<void>,
  ): Promise<ReadResult>;
  /** As `readAgain`, for mails of a support inbox. */
  fetchAgain(access: MailboxAccess, folders: Folders, mails: MailAt[]): Promise<TriedMail<FetchedRaw>[]>;
  /** Waits at the inbox for new mail (IDLE, RFC 2177) until the signal fires or the connection ends. */
  watch(access: MailboxAccess, watching: Watching): Promise<WatchEnd>;
  /** Finds these Message-IDs (without angle brackets) in the Sent folder, even where the provider gave the mail another one. */
  findSent(
    access: MailboxAccess,
    sentFolder: string,
    messageIds: string[],
  ): Promise<{ kind: "looked"; found: Set<string> } | { kind: "failed"; error: unknown }>;
  /** Reads a raw mail of any kind, within the limits of one process. A broken one yields what could be read of it. */
  parse(raw: Buffer): Promise<InboundMail>;
  /** Closes the pooled connections of a mailbox (its credential changed, or it is disconnected), each after what it is sending. */
  release(mailboxId: string): Promise<void>;
}
