import type { FailedRecipient } from "../../core/mailbox/inbound-mail.ts";
import { canonicalAddress } from "../../core/mailbox/mail-address.ts";
import type { Headers } from "./auto-generated.ts";
import { readDeliveryStatus } from "./read-delivery-status.ts";

/** The parts of a mail that can say that another mail did not arrive. */
export type Report = {
  headers: Headers;
  from: string;
  subject: string;
  text: string;
  inReplyTo: string | null;
  parts: { contentType: string; content: Buffer }[];
};

/** What is looked at of a text: a report says what it has to say in its first lines. */
const READ = 20_000;

export type ReportedFailure = {
  failed: [FailedRecipient, ...FailedRecipient[]];
  /** Message-ID of the mail that bounced, where the report carries it. */
  originalMessageId: string | null;
};

/** @returns what failed, or null when this is no report of a failure (a report of success is none either) */
export function readBounce(report: Report): ReportedFailure | null {
  const original = originalMessageId(report);
  const status = report.parts.find(({ contentType }) =>
    /^message\/(global-)?delivery-status$/i.test(contentType),
  );
  if (status) {
    const read = readDeliveryStatus(status.content.subarray(0, READ).toString("utf8"));
    if (read.kind === "unreadable") return inWords(report, original);
    if (read.kind === "arrived") return null;
    return { failed: read.failed, originalMessageId: original };
  }
  return isFromMailSystem(report) ? inWords(report, original) : null;
}

function isFromMailSystem({ headers, from, text }: Report): boolean {
  if (headers.has("x-failed-recipients")) return true;
  const local = from.split("@")[0] ?? "";
  if (/^(mailer-daemon|postmaster|mail-daemon|maildaemon|microsoftexchange\w*)$/i.test(local)) return true;
  return text.startsWith("Hi. This is the qmail-send program");
}

/** The words by which the big mail systems begin a report (Gmail, Exchange, Exim, qmail, Postfix, sendmail, Yahoo). */
const failureWords =
  /(address not found|message not delivered|message blocked|undeliverable|undelivered mail|delivery (status notification|has failed|failure)|delivery to the following recipients? failed|couldn.t be delivered|could not be delivered|wasn.t delivered|returned mail|failure notice|mail delivery (failed|system)|returning message to sender|permanent(ly)? (fatal )?error|this is the qmail-send program)/i;
const delayWords =
  /(delivery (is |has been )?delayed|delay(ed)? (notification|\d)|message delayed|warning: (message|could not send)|delivery incomplete|will (continue|be retried|keep trying|retry)|not been delivered yet)/i;
const fullWords =
  /(mailbox|inbox|quota|account)[^\n]{0,40}\b(full|exceed|over ?quota|over its)|over ?quota|quota exceeded/i;

function inWords(report: Report, original: string | null): ReportedFailure | null {
  const text = report.text.slice(0, READ);
  const delayed = delayWords.test(report.subject) || delayWords.test(text);
  const recipient = failedRecipient(report, text);
  if (!delayed && !failureWords.test(report.subject) && !failureWords.test(text)) return null;

  const status = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(text)?.[1] ?? null;
  const reply = /(?<![\d.])([45])\d\d(?=[ -]\S)/.exec(text)?.[1];
  const soft =
    delayed || fullWords.test(text) || status?.startsWith("4") || (status === null && reply === "4");
  const failed: FailedRecipient = {
    kind: soft ? "soft" : "hard",
    delayed,
    recipient,
    status,
    diagnostic: diagnosticLine(text),
  };
  return { failed: [failed], originalMessageId: original };
}

function failedRecipient({ headers }: Report, text: string): string | null {
  const named = headers.get("x-failed-recipients")?.[0];
  const found =
    /[^\s<>,;"']{1,64}@[^\s<>,;"']{1,255}/.exec(named ?? "")?.[0] ??
    // qmail: "<lea@leads.test>:", Exchange: "lea@leads.test<mailto:…>" or "(lea@leads.test)", Exim: "  lea@leads.test".
    /^[^\S\n]{0,8}[<("']{0,2}([^\s<>()"',;:@]{1,64}@[A-Za-z0-9.-]{1,255})[>)"']{0,2}(?:<mailto:[^>]{1,300}>)?:?[^\S\n]{0,8}$/m.exec(
      text,
    )?.[1] ??
    /\b(?:to|for|An|à|a) [<("']{0,2}([^\s<>()"',;:@]{1,64}@[A-Za-z0-9.-]{1,255})/.exec(text)?.[1];
  return canonicalAddress(found?.replace(/[.:]+$/, "") ?? "") || null;
}

/** The line that holds the other server's reply. */
function diagnosticLine(text: string): string | null {
  const line = text
    .split("\n")
    .find((line) =>
      /(?<![\d.])[45]\d\d[ -]\S|(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.])/.test(line.slice(0, 500)),
    );
  return line?.trim().slice(0, 500) ?? null;
}

function originalMessageId({ parts, text, inReplyTo }: Report): string | null {
  const returned = parts.find(({ contentType }) =>
    /^(message\/(rfc822|global)(-headers)?|text\/rfc822-headers)$/i.test(contentType),
  );
  const copy = returned ? returned.content.subarray(0, 2 * READ).toString("latin1") : text.slice(0, READ);
  return /^[ >]{0,4}message-id:\s{0,3}<([^<>\s]{1,500})>/im.exec(copy)?.[1] ?? inReplyTo;
}
