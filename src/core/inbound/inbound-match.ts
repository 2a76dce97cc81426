import type { InboundMail } from "../mailbox/inbound-mail.ts";
import type { Correspondence } from "./inbound.ts";

/** The enrolment that a received mail belongs to, and who wrote it. */
export type InboundMatch = {
  to: Correspondence;
  /** A report is narrowed to what it says of our lead. */
  mail: InboundMail;
  /**
   * The lead, somebody else of the lead's own domain (an assistant, a colleague), or a stranger to whom the thread was passed on.
   * Of a report: the lead whom it is about.
   */
  writer: "lead" | "lead_side" | "stranger";
  /** Whether it refers to a message of ours. Otherwise only its sender tells that it has to do with us. */
  inThread: boolean;
};

/** What the database knows of the Message-IDs and addresses (as keys) of a batch. */
export type KnownLeads = {
  bySends: ReadonlyMap<string, Correspondence>;
  byLeads: ReadonlyMap<string, Correspondence>;
};
