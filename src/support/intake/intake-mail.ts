import type { ArrivedMail } from "../sender-test/sender-test.ts";
import type { Customer } from "../ticket/ticket.ts";

/** A mail as it lies stored, not yet understood. */
export type StoredMail = {
  id: string;
  workspaceId: string;
  mailboxId: string;
  folder: "inbox" | "sent" | "spam" | "other";
  receivedAt: Date;
  /** When we stored it. */
  storedAt: Date;
  rawId: string;
  /** SHA-256 of the kept bytes. */
  hash: Uint8Array;
  /** Of the whole mail, and how many bytes of it are kept. */
  size: number;
  kept: number;
  /** How often it could not be filed. */
  tries: number;
};

/** An attachment as it is kept. Its bytes stay in the raw mail. */
export type KeptAttachment = {
  place: number;
  name: string;
  declaredType: string;
  detectedType: string | null;
  size: number;
  hash: Buffer;
  contentId: string | null;
  inline: boolean;
};

/** The news in a report of a mail server, or in a complaint. */
export type Told = {
  /** Message-ID of the mail that it is about. */
  originalId: string | null;
  /** The address is dead, and the server's words. null: nothing final. */
  dead: { email: string; said: string } | null;
};

/** A mail as the desk files it: read, secrets masked, without the bytes of its attachments. */
export type ReadMail = {
  stored: StoredMail;
  /** The same for the same mail, hex. */
  identity: string;
  from: Customer;
  fromHeader: "from" | "reply-to" | "sender" | "return-path" | "none";
  replyTo: Customer[];
  /** To and Cc. */
  recipients: Customer[];
  /** The From is proven to be the sender's. */
  verified: boolean;
  dmarc: "pass" | "fail" | "none";
  nullReturnPath: boolean;
  subject: string;
  text: string;
  reply: string;
  masked: number;
  hasHtml: boolean;
  attachments: KeptAttachment[];
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
  /** Why no person wrote it; null: a person did. */
  automatic: string | null;
  /** Sent to many, or through a list. */
  bulk: boolean;
  told: Told | null;
  /** The sender of an enclosed mail, where it is a forward. */
  enclosed: Customer | null;
  /** It is a mail by which Unpause tests the inbox's server, and no ticket. null: it is any other mail. */
  senderTest: ArrivedMail | null;
  /** Why it could not be read, or how much of it is kept. */
  trouble: string | null;
  /** When it came, never later than now. */
  at: Date;
};

/** The support inbox that a mail lies in. */
export type Inbox = {
  mailboxId: string;
  workspaceId: string;
  address: string;
  provider: string;
  signIn: "oauth" | "password" | "app_password";
  /** The server whose Authentication-Results count here; null: none. */
  authserv: string | null;
  /** How many Received lines may stand above its headers; null: any number. */
  authservHops: number | null;
};
