import type { InboundMail } from "../mailbox/inbound-mail.ts";
import type { Correspondence } from "./inbound.ts";

/** The enrolment that a received mail belongs to, and who wrote it. */
export type InboundMatch = {
  to: Correspondence;
  /** A report is narrowed to what it says of our lead. */
  mail: InboundMail;
  /**
   * The lead, another person of the lead's domain (an assistant, a colleague), or a stranger who got the thread. In a report: the
   * lead as its subject.
   */
  writer: "lead" | "lead_side" | "stranger";
  /** Whether it refers to a message of ours. Otherwise only its sender tells that it has to do with us. */
  inThread: boolean;
};

/** The database's knowledge of the Message-IDs and addresses (as keys) of a batch. */
export type KnownLeads = {
  bySends: ReadonlyMap<string, Correspondence>;
  byLeads: ReadonlyMap<string, Correspondence>;
};
