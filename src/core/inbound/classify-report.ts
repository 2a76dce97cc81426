import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import { isDeadAddress } from "../diagnosis/is-dead-address.ts";
import type { InboundMail } from "../mailbox/inbound-mail.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { diagnoseReport } from "./diagnose-report.ts";
import type { Inbound, ReportTold } from "./inbound.ts";

export type Report = {
  /** The server still tries: nothing has failed yet. */
  delayed: boolean;
  diagnosis: Diagnosis;
  told: ReportTold;
};

const SAID_LENGTH = 500;

/** The delivery report that a mail is, diagnosed; null: it is none. */
export function reportIn(
  { bounce, text, subject }: Pick<InboundMail, "bounce" | "text" | "subject">,
  mailbox: Pick<Mailbox, "provider" | "signIn">,
): Report | null {
  if (bounce === null) return null;
  const diagnosis = diagnoseReport(bounce, text, mailbox);
  const said = bounce.diagnostic || diagnosis.evidence[0]?.line || subject;
  const told = { about: diagnosis.about, recipient: bounce.recipient, said: said.slice(0, SAID_LENGTH) };
  return { delayed: bounce.delayed, diagnosis, told };
}

/**
 * The meaning of a delivery report for the lead, by its subject. Only a refusal of the recipient ends their sequence: a day on a
 * blocklist must not burn that day's leads.
 */
export function classifyReport({ delayed, diagnosis }: Pick<Report, "delayed" | "diagnosis">): Inbound {
  if (delayed) return { kind: "soft_bounce" };
  if (diagnosis.about !== "recipient") return { kind: "refusal_report" };
  if (diagnosis.recipient === "passing") return { kind: "soft_bounce" };
  return { kind: "hard_bounce", deadAddress: isDeadAddress(diagnosis) };
}
