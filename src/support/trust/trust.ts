import type { InboundMail } from "../../core/mailbox/inbound-mail.ts";

/** Whether the sender of a mail is who its From says. */
export type Trust = {
  verified: boolean;
  /** The DMARC result of the inbox's own server (RFC 7489). A mail that fails it gets no acknowledgement. */
  dmarc: "pass" | "fail" | "none";
  /** One sentence for agents. */
  why: string;
};

/** The facts about the inbox that trust needs. */
export type TrustingInbox = {
  /** As mailboxes name it: "google", "microsoft" or another. */
  provider: string;
  /** The server whose Authentication-Results count here (RFC 8601 §2.5), proven by a test mail. null: none is proven. */
  authserv: string | null;
  /** How many Received lines may stand above its headers; null or absent: any number, since it strips what others write in its name. */
  authservHops?: number | null;
};

/** The fields of a mail that trust reads. */
export type MailToTrust = Pick<InboundMail, "from" | "fromHeader" | "authors" | "trace">;
