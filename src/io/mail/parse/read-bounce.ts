import type { FailedRecipient } from "../../../core/mailbox/inbound-mail.ts";
import { replyClass, replyLine, statusIn } from "../smtp/reply-line.ts";
import type { Headers } from "./auto-generated.ts";
import { failedAddresses } from "./failed-addresses.ts";
import { readDeliveryStatus } from "./read-delivery-status.ts";
import { delayWords, failureWords, fullWords } from "./report-words.ts";

/** The parts of a mail that can say that another mail did not arrive. */
export type Report = {
  headers: Headers;
  from: string;
  subject: string;
  text: string;
  inReplyTo: string | null;
  parts: { contentType: string; content: Buffer }[];
};

/** The part of a text that is read: a report says the essential in its first lines. */
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
  const nobody = report.headers.get("return-path")?.[0]?.trim() === "<>";
  return nobody || isFromMailSystem(report) ? inWords(report, original) : null;
}

/** Names of mail systems before the @. */
const SYSTEM =
  /^(mailer-?daemon|mail-?daemon|postmaster|microsoftexchange\w*|mdaemon|mail-?system|mail-?delivery(-?(sub)?system)?|mail-?admin(istrator)?|system-?administrator|double-bounce|bounces?|returned-?mail)$/i;

function isFromMailSystem({ headers, from, text }: Report): boolean {
  if (headers.has("x-failed-recipients")) return true;
  return SYSTEM.test(from.split("@")[0] ?? "") || text.startsWith("Hi. This is the qmail-send program");
}

/** A report in any language: a mail system's usual words, or a server's reply about a person or about a message it returns. */
function inWords(report: Report, original: string | null): ReportedFailure | null {
  const text = report.text.slice(0, READ);
  const [recipient = null, ...others] = failedAddresses(report.headers, report.from, text);
  const diagnostic = replyLine(text);
  const isReply = diagnostic !== null && (recipient !== null || original !== null);
  const delayed = delayWords.test(report.subject) || delayWords.test(text);
  const inUsualWords = delayed || failureWords.test(report.subject) || failureWords.test(text);
  if (!isReply && !(inUsualWords && isFromMailSystem(report))) return null;

  const status = statusIn(text);
  const soft =
    delayed ||
    fullWords.test(text) ||
    status?.startsWith("4") ||
    (status === null && replyClass(text) === "4");
  const failed = { kind: soft ? "soft" : "hard", delayed, status, diagnostic } as const;
  return {
    failed: [{ recipient, ...failed }, ...others.map((other) => ({ recipient: other, ...failed }))],
    originalMessageId: original,
  };
}

/** Message-ID of the message that a report returns, or else answers. */
export function originalMessageId(report: Report): string | null {
  const copy = returnedCopy(report);
  return /^[ >]{0,4}message-id:\s{0,3}<([^<>\s]{1,500})>/im.exec(copy)?.[1] ?? report.inReplyTo;
}

/** The message that a report returns, or its header: in a part of its own, or below the words. */
export function returnedCopy({ parts, text }: Report): string {
  const returned = parts.find(({ contentType }) =>
    /^(message\/(rfc822|global)(-headers)?|text\/rfc822-headers)$/i.test(contentType),
  );
  return returned ? returned.content.subarray(0, 2 * READ).toString("latin1") : text.slice(0, READ);
}
