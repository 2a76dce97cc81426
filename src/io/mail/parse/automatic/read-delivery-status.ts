import type { FailedRecipient } from "../../../../core/mailbox/inbound-mail.ts";
import { canonicalAddress } from "../../../../core/mailbox/mail-address.ts";

export type StatusReading =
  /** The recipients that failed for good first, then the delayed ones. */
  | { kind: "failed"; failed: [FailedRecipient, ...FailedRecipient[]] }
  /** Delivered, relayed or expanded: nothing has failed. */
  | { kind: "arrived" }
  | { kind: "unreadable" };

/** Reads a message/delivery-status part (RFC 3464): groups of fields, one for the message and one for each recipient. */
export function readDeliveryStatus(part: string): StatusReading {
  const recipients = part
    .replace(/\r\n?/g, "\n")
    .split(/\n[ \t]*\n/)
    .map(fieldsOf)
    .filter((fields) => fields.has("action") || fields.has("final-recipient"));
  const all = [isFailed, isDelayed].flatMap((applies) => recipients.filter(applies).map(failureOf));
  const named = new Set<string | null>();
  const [first, ...others] = all.filter(({ recipient }) => {
    const isNew = recipient === null || !named.has(recipient);
    named.add(recipient);
    return isNew;
  });
  if (first) return { kind: "failed", failed: [first, ...others.slice(0, MOST_RECIPIENTS)] };
  return { kind: recipients.length > 0 ? "arrived" : "unreadable" };
}

const MOST_RECIPIENTS = 200;

const isDelayed = (fields: Map<string, string>) => /^delay/.test(actionOf(fields));
/** RFC 3464 §2.3.3 names five actions; some servers invent more, or name none. Then the status decides. */
const isFailed = (fields: Map<string, string>) =>
  /^(fail|error|undeliver)/.test(actionOf(fields)) ||
  (!/^(delay|delivered|relayed|expanded)/.test(actionOf(fields)) &&
    (/^\s*[45](\.|\d\d)/.test(fields.get("status") ?? "") ||
      /^[45]\d\d\b/.test(withoutType(fields.get("diagnostic-code")) ?? "")));

function failureOf(fields: Map<string, string>): FailedRecipient {
  const diagnostic = withoutType(fields.get("diagnostic-code"));
  const status = /\d\.\d{1,3}\.\d{1,3}/.exec(fields.get("status") ?? "")?.[0] ?? null;
  return {
    kind: isPassing(isDelayed(fields), status, diagnostic) ? "soft" : "hard",
    delayed: isDelayed(fields),
    recipient: addressIn(fields.get("original-recipient")) ?? addressIn(fields.get("final-recipient")),
    status,
    diagnostic,
  };
}

/** RFC 3463 §3.1: class 4 passes. A full mailbox (x.2.2) does too, although many report it with class 5. */
function isPassing(delayed: boolean, status: string | null, diagnostic: string | null): boolean {
  if (delayed || status?.startsWith("4")) return true;
  if (/\b5\.2\.2\b/.test(`${status} ${diagnostic}`)) return true;
  return status === null && /^4\d\d\b/.test(diagnostic ?? "");
}

function fieldsOf(group: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of group.replace(/\n[ \t]+/g, " ").split("\n")) {
    const at = line.indexOf(":");
    if (at > 0) fields.set(line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim());
  }
  return fields;
}

const actionOf = (fields: Map<string, string>) =>
  /^\w+/.exec(fields.get("action") ?? "")?.[0].toLowerCase() ?? "";

/** "smtp; 550 5.1.1 …" without its type. */
function withoutType(value: string | undefined): string | null {
  return value?.replace(/^[\w-]{1,40}\s*;\s*/, "").slice(0, 500) || null;
}

const addressIn = (value: string | undefined) =>
  canonicalAddress(/[^\s<>,;"']{1,64}@[^\s<>,;"']{1,255}/.exec(withoutType(value) ?? "")?.[0] ?? "") || null;
