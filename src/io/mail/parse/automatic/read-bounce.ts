import type { FailedRecipient } from "../../../../core/mailbox/inbound-mail.ts";
import { replyClass, replyLine, statusIn } from "../../smtp/reply-line.ts";
import type { Headers } from "./auto-generated.ts";
import { failedAddresses } from "./failed-addresses.ts";
import { isChallenge } from "./is-challenge.ts";
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
  const status = statusPart(report);
  if (status) {
    const read = readDeliveryStatus(status.subarray(0, READ).toString("utf8"));
    if (read.kind === "unreadable") return inWords(report, original);
    if (read.kind === "arrived") return null;
    return { failed: read.failed, originalMessageId: original };
  }
  const nobody = report.headers.get("return-path")?.[0]?.trim() === "<>";
  return nobody || isFromMailSystem(report) || isShapedAsReport(report) ? inWords(report, original) : null;
}

/** The part that RFC 3464 defines; some servers enclose the whole report in another mail. */
function statusPart(report: Report): Buffer | null {
  const text = report.text.slice(0, READ);
  const own = report.parts.find(({ contentType }) =>
    /^message\/(global-)?delivery-status$/i.test(contentType),
  );
  if (own) return own.content;
  if (!isFromMailSystem(report) && !isShapedAsReport(report)) return null;
  // Some write the fields into the words, or lose the border of the part.
  const written = /^final-recipient:/im.test(text) && /^(action|status):/im.test(text);
  if (written) return Buffer.from(text.replace(/\n\n(?=(action|final-recipient):)/gi, "\n"));
  const enclosed = report.parts.find(({ contentType }) => /^message\/rfc822$/i.test(contentType))?.content;
  const begins = enclosed?.subarray(0, 4 * READ).indexOf("\nContent-Type: message/delivery-status") ?? -1;
  return begins < 0 || enclosed === undefined ? null : enclosed.subarray(begins + 1);
}

/** Names of mail systems, as a name or before the @. */
const SYSTEM =
  /^(mailer[ _.-]?daemon|mail[ _.-]?daemon|post[ _.-]?master|post[ _.-]?office|microsoftexchange\w*|mdaemon|mail[ _.-]?system|mail[ _.-]?delivery?([ _.-]?(sub)?system)?|delivery[ _.-]?(sub)?system|mail[ _.-]?admin(istrator)?|system[ _.-]?administrator|(\w{1,10}_)?smtp[ _.-]?mail[ _.-]?service|double-bounce|bounces?|ndr|returned[ _.-]?mail|internet mail delivery|mail delivery service|email administrator)$/i;
/** How their subjects begin. A person's answer begins with "Re:", and what a person passes on with "Fwd:". */
const SUBJECTS =
  /^\s*(undeliverable|undelivered mail|returned (e-?)?mail|failed mail|failure notice|delivery (failure|failed|status notification|report|has failed)|non[- ]?delivery|mail (failed|delivery (fail|error|problem|status|warning)|could not be delivered|system error|undeliverable)|message (undeliverable|could not be delivered|delivery failure)|unable to deliver|automatically rejected|can(no|')t deliver|unzustellbar|nicht zustellbar|non remis|échec|no se (pudo|ha podido) entregar|mancat[ao] (recapito|consegna)|onbestelbaar|niedostarcz|nedoručiteln|не ?доставлен|недоставлен|退信|系统退信|配信不能|メールエラー|送信エラー|エラーメール)/i;

/** "Re: Hello : non remis (delivery failed)": what some put behind the subject of the message that they return. */
const SUBJECT_ENDS =
  /\((delivery (failed|failure)|non[- ]?delivery|undeliver(ed|able)|not delivered|unzustellbar|non remis|no entregado)\)\s*$/i;

/** Whether a mail of an unknown sender is built as a report is: persons write about failures, too. */
function isShapedAsReport(report: Report): boolean {
  if (NOBODY.test(report.from) && returns(report) && failureWords.test(report.text.slice(0, READ)))
    return true;
  if (!SUBJECTS.test(report.subject) && !SUBJECT_ENDS.test(report.subject.slice(-100))) return false;
  return returns(report) || !PERSONAL.test(report.text.slice(0, 2_000));
}

/** Nobody reads what is sent there. */
const NOBODY = /^(no|do[._-]?not)[._-]?reply/;

const PERSONAL =
  /[?？]|^\s*(hi|hello|hey|dear|hallo|guten|sehr geehrte|liebe|bonjour|hola|ciao|ol[áa]|привет)\b/i;

function isFromMailSystem({ headers, from, text }: Report): boolean {
  if (headers.has("x-failed-recipients")) return true;
  const types = headers.get("content-type")?.[0]?.slice(0, 500) ?? "";
  if (/report-type\s?=\s?"?delivery-status/i.test(types)) return true;
  if (/rejected/i.test(headers.get("auto-submitted")?.[0]?.slice(0, 100) ?? "")) return true;
  const author = (headers.get("from")?.[0] ?? "").slice(0, 200);
  if (author.trim().endsWith("<>")) return true;
  const name = author.replace(/<.*$/, "").replace(/["']/g, "").trim();
  const local = from.replace(/"/g, "").split("@")[0] ?? "";
  return SYSTEM.test(local) || SYSTEM.test(name) || text.startsWith("Hi. This is the qmail-send program");
}

/** A report in any language: a mail system's usual words, or a server's reply about a person or about a message it returns. */
function inWords(report: Report, original: string | null): ReportedFailure | null {
  const text = report.text.slice(0, READ);
  const [recipient = null, ...others] = failedAddresses(report.headers, report.from, text);
  const diagnostic = replyLine(text);
  // A server that refuses for want of such a proof has refused all the same.
  if (diagnostic === null && isChallenge(text)) return null;
  const isReply = diagnostic !== null && (recipient !== null || original !== null);
  const delayed = delayWords.test(report.subject) || delayWords.test(text);
  const inUsualWords = delayed || failureWords.test(report.subject) || failureWords.test(text);
  const isAbout = recipient !== null || returns(report) || HEADER_BELOW.every((field) => field.test(text));
  if (!isReply && !(inUsualWords && (isAbout || isFromMailSystem(report)))) return null;

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
  const [, bracketed, bare] = MESSAGE_ID.exec(returnedCopy(report)) ?? [];
  const [, named] =
    /<([^<>\s]{1,500})>/.exec(report.headers.get("x-cm-original-message-id")?.[0] ?? "") ?? [];
  return bracketed ?? bare ?? named ?? report.inReplyTo;
}

const MESSAGE_ID = /^[ >]{0,4}message-id:\s{0,3}(?:<([^<>\s]{1,500})>|([^<>\s]{1,250}@[^<>\s]{1,250}))/im;

/** The header of a message that is returned below the words. */
const HEADER_BELOW = [/^received:/im, /^message-id:/im];

const returns = ({ parts }: Report) => parts.some(({ contentType }) => RETURNED.test(contentType));
const RETURNED = /^(message\/(rfc822|global)(-headers)?|text\/rfc822-headers?)$/i;

/** The message that a report returns, or its header: in a part of its own, or below the words. */
export function returnedCopy({ parts, text }: Report): string {
  const returned = parts.find(({ contentType }) => RETURNED.test(contentType));
  return returned ? returned.content.subarray(0, 2 * READ).toString("latin1") : text.slice(0, READ);
}
