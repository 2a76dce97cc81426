import { describe, expect, it } from "vitest";
import type { Diagnosis } from "../../../src/core/diagnosis/diagnosis.ts";
import { diagnoseReport } from "../../../src/core/mailbox/diagnose-report.ts";
import { parseInboundEmail } from "../../../src/io/mail/parse-mail.ts";
import { asMail, type DeliveryReport, deliveryReports, isSetApart } from "./delivery-reports.ts";

const MAILBOX = { provider: "generic", signIn: "password" } as const;

async function read(report: DeliveryReport): Promise<Diagnosis | null> {
  const { bounce, text } = await parseInboundEmail(asMail(report));
  return bounce && diagnoseReport(bounce, text, MAILBOX);
}

/** Whom it is about, and where that is the recipient, what it says of them. */
const isRight = ({ about, recipient }: DeliveryReport, found: Diagnosis | null) =>
  found !== null &&
  about.includes(found.about) &&
  (found.about !== "recipient" ||
    recipient === undefined ||
    (found.recipient !== undefined && recipient.includes(found.recipient)));

async function wrongOf(reports: readonly DeliveryReport[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const report of reports) {
    const found = await read(report);
    if (!isRight(report, found))
      wrong.push(
        `${report.id} ${report.mta} is ${found?.about} ${found?.recipient ?? ""} by ${found?.evidence[0]?.rule}`,
      );
  }
  return wrong;
}

describe("Delivery reports of public knowledge", () => {
  const apart = deliveryReports.filter(isSetApart);
  const known = deliveryReports.filter((report) => !isSetApart(report));

  it("are read for whom they are about in at least 97 % of those that the rules were written by", async () => {
    expect(known.length).toBeGreaterThanOrEqual(120);
    expect((await wrongOf(known)).slice(0, 100)).toHaveLength(0);
  });

  it("are read for whom they are about in at least 97 % of those that were set apart", async () => {
    expect(apart.length).toBeGreaterThanOrEqual(60);
    expect(await wrongOf(apart)).toHaveLength(0);
  });
});
