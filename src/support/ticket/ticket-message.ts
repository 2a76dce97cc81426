/** The author of a message of a ticket. */
export type TicketAuthor = "customer" | "agent" | "internal" | "automatic";

/** One message of a ticket: a mail of either side, or a note among agents. Texts have their secrets masked. */
export type TicketMessage = {
  id: string;
  ticketId: string;
  author: TicketAuthor;
  memberId: string | null;
  fromName: string;
  fromEmail: string;
  /** The header that named the sender: "from", "reply-to", "sender", "return-path" or "none". */
  fromHeader: string;
  verified: boolean;
  subject: string;
  text: string;
  /** Without quotes and signature. */
  reply: string;
  masked: number;
  hasHtml: boolean;
  spam: boolean;
  /** Why no person wrote it; null: a person did. */
  automatic: string | null;
  /** Why it could not be read whole; null: it was. */
  trouble: string | null;
  /** null: it is no mail, or its bytes are gone. */
  rawId: string | null;
  isMail: boolean;
  at: Date;
};

/** An attachment of a message. Its bytes lie in the raw mail. */
export type TicketAttachment = {
  messageId: string;
  place: number;
  name: string;
  declaredType: string;
  /** As its bytes say; null: nobody can tell. */
  detectedType: string | null;
  size: number;
  /** SHA-256 of its bytes, in hex. */
  hash: string;
  contentId: string | null;
  inline: boolean;
};
