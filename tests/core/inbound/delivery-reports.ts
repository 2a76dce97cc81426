import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Party } from "../../../src/core/diagnosis/cause.ts";
import type { RecipientState } from "../../../src/core/diagnosis/diagnosis.ts";

/** A delivery report of public knowledge, with whom it is about: the best answer first, others where a careful engineer would take either. */
export type DeliveryReport = {
  id: string;
  /** The program or provider that wrote it. */
  mta: string;
  /** The fields of RFC 3464, or neither where the report is in plain words only. */
  status?: string;
  diagnostic?: string;
  text?: string;
  subject?: string;
  about: Party[];
  /** Where it may be about the recipient. */
  recipient?: RecipientState[];
  lang: string;
  source: string;
};

export const deliveryReports: readonly DeliveryReport[] = readFileSync(
  join(import.meta.dirname, "../../fixtures/delivery-reports.jsonl"),
  "utf8",
)
  .trim()
  .split("\n")
  .map((line): DeliveryReport => JSON.parse(line));

/** A third, by its hash: no rule was written after it. */
export const isSetApart = ({ id }: DeliveryReport) => Number.parseInt(id.slice(3), 16) % 3 === 0;

/** The report as a mail server sends it, to somebody who wrote to lea@leads.test. */
export function asMail({ status, diagnostic, text, subject }: DeliveryReport): Buffer {
  const head = [
    "Return-Path: <>",
    "From: Mail Delivery System <MAILER-DAEMON@mx.ours.test>",
    "To: sales@ours.test",
    `Subject: ${subject ?? "Undelivered Mail Returned to Sender"}`,
    "Date: Tue, 24 Nov 2026 09:00:08 +0000",
    "MIME-Version: 1.0",
  ];
  if (diagnostic === undefined) {
    return Buffer.from(
      `${[...head, 'Content-Type: text/plain; charset="utf-8"'].join("\r\n")}\r\n\r\n${text}`,
    );
  }
  return Buffer.from(
    `${head.join("\r\n")}\r
Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r
\r
--b\r
Content-Type: text/plain; charset="utf-8"\r
\r
${text ?? "A message that you sent could not be delivered to one of its recipients."}\r
--b\r
Content-Type: message/delivery-status\r
\r
Reporting-MTA: dns; mx.ours.test\r
\r
Final-Recipient: rfc822; lea@leads.test\r
Action: failed\r
Status: ${status}\r
Diagnostic-Code: ${diagnostic}\r
\r
--b\r
Content-Type: text/rfc822-headers\r
\r
Message-ID: <sent-1@ours.test>\r
\r
--b--\r
`,
  );
}
