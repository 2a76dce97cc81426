import { describe, expect, it } from "vitest";
import type { Diagnosis } from "../../../src/core/diagnosis/diagnosis.ts";
import { diagnoseReport } from "../../../src/core/inbound/diagnose-report.ts";
import { parseInboundEmail } from "../../../src/io/mail/parse/parse-mail.ts";
import { asMail, type DeliveryReport, deliveryReports, isSetApart } from "./delivery-reports.ts";
import { type ReportIsAbout, reportLines } from "./report-lines.ts";

const MAILBOX = { provider: "generic", signIn: "password" } as const;

/** Whether a mail is a report at all is another question. */
async function read(report: DeliveryReport): Promise<Diagnosis> {
  const { bounce, text } = await parseInboundEmail(asMail(report));
  return diagnoseReport(bounce ?? { status: null, diagnostic: null }, text, MAILBOX);
}

/** Its subject, and for the recipient also their state. */
const isRight = ({ about, recipient }: DeliveryReport, found: Diagnosis) =>
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
        `${report.id} ${report.mta} is ${found.about} ${found.recipient ?? ""} by ${found.evidence[0]?.rule}`,
      );
  }
  return wrong;
}

const MOST_WRONG = 0.03;

describe("Delivery reports of public knowledge", () => {
  const apart = deliveryReports.filter(isSetApart);
  const known = deliveryReports.filter((report) => !isSetApart(report));

  it.each([
    ["the rules were written by", known, 120],
    ["were set apart before", apart, 60],
  ])("are read for whom they are about in at least 97 % of those that %s", async (_which, reports, least) => {
    const wrong = await wrongOf(reports);
    expect(reports.length).toBeGreaterThanOrEqual(least);
    expect(wrong.length / reports.length, wrong.join("\n")).toBeLessThanOrEqual(MOST_WRONG);
  });
});

describe("A line of diagnosis", () => {
  const about = (status: string, line: string): ReportIsAbout => {
    const text = "A message that you sent could not be delivered.";
    const found = diagnoseReport({ status, diagnostic: line }, text, MAILBOX);
    return found.about === "recipient" ? (found.recipient ?? "refusing") : found.about;
  };

  it("says whom the report is about, in whose words and language it stands", () => {
    const wrong = reportLines.filter(([status, line, right]) => !right.includes(about(status, line)));
    expect(wrong.map(([, line]) => line)).toEqual([]);
  });

  it.each(["google", "microsoft", "yahoo", "gmx", "qq", "ses"])(
    "means the same in a mailbox at %s, whose provider did not write it",
    (provider) => {
      const differs = reportLines.filter(([status, diagnostic]) => {
        const at = (name: string) =>
          diagnoseReport({ status, diagnostic }, "", { provider: name, signIn: "password" }).about;
        return at(provider) !== at("generic");
      });
      expect(differs).toEqual([]);
    },
  );
});
