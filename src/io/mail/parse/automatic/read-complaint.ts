import type { Complaint } from "../../../../core/mailbox/inbound-mail.ts";
import { canonicalAddress } from "../../../../core/mailbox/mail-address.ts";
import { originalMessageId, type Report, returnedCopy } from "./read-bounce.ts";

const READ = 20_000;

/** Offices that pass complaints on in words alone. */
const OFFICE =
  /^(abuse|fbl|feedback(loop)?|complaints?|spam|staff|postmaster|arf|scomp|jmrp|\d+)(?=[@+._-])|@([\w-]{1,60}\.)?(abuse|fbl|arf|reports)\./i;
const WORDS =
  /complaint|spamcop|abuse report|spam report|reported as spam|marked as (spam|junk)|feedback (loop )?report|abuse feedback|beschwerde|spam-?meldung|plainte|signal[ée] comme (spam|ind[ée]sirable)|denuncia|segnalazione di spam|жалоб|投诉|苦情|迷惑メール報告/i;

/**
 * Reads a feedback report about our message, of any type. It has the form of RFC 5965, or the words of an office that returns the
 * message. Only a recipient of the message can return it. Apple Mail's wish to be left out is one, too: it writes the mail itself
 * when a reader presses "Unsubscribe".
 */
export function readComplaint(report: Report): Complaint | null {
  if (report.headers.get("x-apple-unsubscribe")?.[0]?.trim().toLowerCase() === "true")
    return { recipients: [report.from], originalMessageId: report.inReplyTo, type: "unsubscribe" };
  const original = originalMessageId({ ...report, inReplyTo: null });
  const fields = feedbackFields(report);
  if (fields !== null) {
    const [type = null] = fieldsIn(fields, "feedback-type").map((value) => value.toLowerCase());
    const named = ["original-rcpt-to", "removal-recipient"].flatMap((name) => fieldsIn(fields, name));
    const recipients = [...new Set(addressesIn(named))];
    return {
      recipients: recipients.length > 0 ? recipients : readersIn(report),
      originalMessageId: original,
      type,
    };
  }
  const readers = readersIn(report);
  if (readers.length > 0)
    return { recipients: readers, originalMessageId: original ?? ownId(report), type: null };
  const words = `${report.subject}\n${report.text.slice(0, READ)}`;
  if (report.parts.some(({ contentType }) => /^message\/delivery-status$/i.test(contentType))) return null;
  if (!OFFICE.test(report.from) || !WORDS.test(words)) return null;
  return original === null ? null : { recipients: readers, originalMessageId: original, type: null };
}

/**
 * The fields of RFC 5965. They are in a part of their own, in an enclosed report, or written out in the text. A report without
 * them has none, and is a complaint all the same.
 */
function feedbackFields(report: Report): string | null {
  const part = report.parts.find(({ contentType }) => /^message\/feedback-report$/i.test(contentType));
  if (part) return part.content.subarray(0, READ).toString("utf8");
  const isReport = /report-type\s?=\s?"?feedback-report/i.test(
    report.headers.get("content-type")?.[0]?.slice(0, 500) ?? "",
  );
  const texts = [
    report.text.slice(0, READ),
    ...report.parts.slice(0, 5).map(({ content }) => content.subarray(0, READ).toString("latin1")),
  ];
  if (isReport || OFFICE.test(report.from)) {
    const written = texts.find((text) => /^feedback-type:/im.test(text));
    return written ?? (isReport ? "" : null);
  }
  return null;
}

const ownId = ({ headers }: Report) =>
  /<?([^<>\s]{1,500})>?/.exec(headers.get("message-id")?.[0] ?? "")?.[1] ?? null;

/** Microsoft's reports name the reader in the header of the message they return, which may be their own. */
const readersIn = (report: Report) =>
  addressesIn([
    ...fieldsIn(returnedCopy(report), "x-hmxmroriginalrecipient"),
    ...(report.headers.get("x-hmxmroriginalrecipient") ?? []),
  ]);

/** A report may be about one message to several. */
const MOST_FIELDS = 20;

function fieldsIn(text: string, name: string): string[] {
  const lines = text.matchAll(new RegExp(`^${name}:[ \\t]{0,20}([^\\r\\n]{1,400})`, "gim"));
  return [...lines].slice(0, MOST_FIELDS).map(([, value = ""]) => value.trim());
}

const addressesIn = (values: string[]) =>
  values
    .map((value) => canonicalAddress(/[^\s<>,;"']{1,64}@[^\s<>,;"']{1,255}/.exec(value)?.[0] ?? ""))
    .filter((address) => address !== "");
