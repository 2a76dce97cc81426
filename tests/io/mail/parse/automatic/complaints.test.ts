import { describe, expect, it } from "vitest";
import { parseInboundEmail } from "../../../../../src/io/mail/parse/parse-mail.ts";

const complaintIn = async (raw: string) => (await parseInboundEmail(Buffer.from(raw))).complaint;

const returned =
  "From: <ann@ours.test>\nTo: <lea@leads.test>\nSubject: Hello\nMessage-ID: <m1@ours.test>\nContent-Type: text/plain\n\nHi\n";
const head = (from: string, subject: string, contentType: string) =>
  `From: ${from}\nTo: abuse@ours.test\nSubject: ${subject}\nMIME-Version: 1.0\nContent-Type: ${contentType}\n\n`;

/** RFC 5965 with the fields given; `original` is the part that returns the message. */
const arf = (fields: string | null, original = `Content-Type: message/rfc822\n\n${returned}`) =>
  `${head("feedback@provider.test", "FW: Hello", 'multipart/report; report-type=feedback-report; boundary="b"')}--b
Content-Type: text/plain

This is an email abuse report.

${fields === null ? "" : `--b\nContent-Type: message/feedback-report\n\n${fields}\n\n`}--b
${original}
--b--
`;
const mixed = (from: string, part: string) =>
  `${head(from, "complaint about message from 192.0.2.1", 'multipart/mixed; boundary="m"')}--m\n${part}\n--m--\n`;

describe("a report of abuse", () => {
  it.each([
    [
      "RFC 5965",
      arf("Feedback-Type: abuse\nUser-Agent: A/1\nVersion: 1\nOriginal-Rcpt-To: <lea@leads.test>"),
    ],
    ["without a type", arf("User-Agent: A/1\nVersion: 1\nOriginal-Rcpt-To: <lea@leads.test>")],
    [
      "a wish to be left out, with bare ids",
      arf(
        "Feedback-Type: opt-out\nUser-Agent: A/1\nVersion: 0.1\nRemoval-Recipient: lea@leads.test",
        "Content-Type: text/rfc822-header\n\nFrom: <ann@ours.test>\nMessage-ID: m1@ours.test\n\nHi",
      ),
    ],
    [
      "enclosed in another mail",
      mixed(
        "abuse@provider.test",
        `Content-Type: message/rfc822\n\n${arf("Feedback-Type: abuse\nVersion: 1\nOriginal-Rcpt-To: lea@leads.test")}`,
      ),
    ],
    [
      "written out in the text",
      `${head("abuse@provider.test", "Abuse", "text/plain")}Feedback-Type: abuse\nVersion: 1\nOriginal-Rcpt-To: lea@leads.test\n\nMessage-ID: <m1@ours.test>\n`,
    ],
    [
      "Microsoft, from whichever sender",
      mixed(
        "someone@relay.test",
        `Content-Type: message/rfc822\n\nX-HmXmrOriginalRecipient: lea@leads.test\n${returned}`,
      ),
    ],
    ["Microsoft, in our message's own header", `X-HmXmrOriginalRecipient: lea@leads.test\n${returned}`],
  ])("names who complained and about which message: %s", async (_what, raw) => {
    expect(await complaintIn(raw)).toMatchObject({
      recipients: ["lea@leads.test"],
      originalMessageId: "m1@ours.test",
    });
  });

  it.each([
    ["without its part", arf(null)],
    [
      "AOL, with the reader hidden",
      arf("Feedback-Type: abuse\nUser-Agent: AOL SComp\nVersion: 0.1\nRedacted-Address: redacted"),
    ],
    [
      "in an abuse desk's words",
      `${head("abuse@provider.test", "Spam complaint", "text/plain")}A customer sent us a complaint about this message:\n\nReceived: from x\nMessage-ID: <m1@ours.test>\n`,
    ],
    [
      "SpamCop",
      `${head("1234@reports.spamcop.net", "[SpamCop (192.0.2.1) id:1234]Hello", "text/plain")}[ SpamCop V4.9 ]\n\n[ Offending message ]\nMessage-ID: <m1@ours.test>\n`,
    ],
  ])("is one without a reader's name, too: %s", async (_what, raw) => {
    expect(await complaintIn(raw)).toMatchObject({ recipients: [], originalMessageId: "m1@ours.test" });
  });

  it("is a wish to be left out when Apple Mail writes it for a reader", async () => {
    const mail = await parseInboundEmail(
      Buffer.from(
        "From: Lea <lea@leads.test>\nTo: leave-17@ours.test\nSubject: unsubscribe\nIn-Reply-To: <m1@ours.test>\nAuto-Submitted: auto-replied\nX-Apple-Unsubscribe: true\n\nApple Mail sent this email to unsubscribe from the message.\n",
      ),
    );
    const wish = { recipients: ["lea@leads.test"], originalMessageId: "m1@ours.test", type: "unsubscribe" };
    expect(mail).toMatchObject({ complaint: wish, nature: "automatic" });
  });

  it.each(["auth-failure", "not-spam", "virus", "dmarc", "fraud", "opt-out", "x-of-their-own"])(
    "is read whatever its type, and core decides what it means: %s",
    async (type) => {
      expect(await complaintIn(arf(`Feedback-Type: ${type}\nVersion: 1`))).toMatchObject({ type });
    },
  );

  it("is none when it reports that a message did not arrive, even because of spam", async () => {
    const status =
      "Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nFinal-Recipient: rfc822; lea@leads.test\nAction: failed\nStatus: 5.7.1";
    const words = "Content-Type: text/plain\n\nThe message was reported as spam.";
    const mail = await parseInboundEmail(
      Buffer.from(mixed("postmaster@leads.test", `${words}\n--m\n${status}`)),
    );
    expect(mail).toMatchObject({ complaint: null, bounce: { recipient: "lea@leads.test", status: "5.7.1" } });
  });
});
