import type { Party } from "../diagnosis/cause.ts";
import type { Successor } from "./away/successor-in.ts";

/** The enrolment that a received mail belongs to. */
export type Correspondence = {
  enrolmentId: string;
  campaignId: string;
  email: string;
  /** The step that the mail refers to, or the last one that was sent. */
  step: number;
};

export type ReceivedMail = {
  /** The mail's own Message-ID, or the hash of its content where it has none. */
  messageId: string;
  /** Hash of who wrote what. Some programs use a Message-ID again for another mail. */
  content: string;
  kind: Exclude<Inbound["kind"], "other">;
  enrolmentId: string;
  step: number;
  receivedAt: Date;
} & Partial<ReportTold>;

/** The stored part of a delivery report. */
export type ReportTold = {
  about: Party;
  /** The address it names; null: it names none. */
  recipient: string | null;
  /** Its line of diagnosis, at most 500 characters. */
  said: string;
};

export type Inbound =
  | { kind: "reply" }
  /** `deadAddress`: nothing may be sent to it again, in any campaign. */
  | { kind: "hard_bounce"; deadAddress: boolean }
  | { kind: "soft_bounce" }
  /** An accepted step is refused after all, and not because of its recipient: the text, the sender, our mailbox or its provider. */
  | { kind: "refusal_report" }
  /** `sentence`: the words that ask. */
  | { kind: "opt_out"; sentence: string }
  /** It may ask not to be written to: a person decides. `sentence`: the words that raise the question. `strangerAsks`: its writer, who is not the lead, asks for sure. */
  | { kind: "opt_out_doubt"; sentence: string; strangerAsks?: true }
  /** A reader called our message spam. */
  | { kind: "complaint" }
  | { kind: "auto_reply"; until: Date }
  /** The person has left for good. `successor`: the person whom the note names instead. */
  | { kind: "gone"; successor: Successor | null }
  /** Not about anything we sent. */
  | { kind: "other" };
