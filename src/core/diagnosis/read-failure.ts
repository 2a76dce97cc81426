import { type Fields, gatherFields } from "./gather-fields.ts";
import type { Protocol } from "./observation.ts";
import { quoted } from "./quoted-reply.ts";
import { readStage, type Stage } from "./read-stage.ts";

/** One failure of any shape: the codes that decide, and the words where codes do not. */
export type Failure = {
  /** SMTP reply code (RFC 5321 §4.2). */
  reply: number | null;
  /** First digit of the reply: 4 asks us to come back, 5 refuses. */
  replyClass: 4 | 5 | null;
  /** Enhanced status code (RFC 3463), such as "5.7.8". */
  enhanced: string | null;
  /** IMAP response code in upper case (RFC 5530), such as "AUTHENTICATIONFAILED". */
  imapCode: string | null;
  imapStatus: "NO" | "BAD" | "BYE" | null;
  /** OAuth error (RFC 6749 §5.2), such as "invalid_grant". */
  oauth: string | null;
  suberror: string | null;
  /** Microsoft's sign-in error number: 50173 for AADSTS50173. */
  aadsts: number | null;
  /** Codes of mail APIs and libraries in lower case: "mailboxnotenabledforrestapi", "userratelimitexceeded". */
  reasons: string[];
  http: number | null;
  /** Code of the operating system or TLS, such as "ECONNREFUSED". */
  system: string | null;
  stage: Stage | null;
  /** The full text, on one line. It still has secrets, so no part of it leaves `diagnose` unmasked. */
  text: string;
  /** `text` in lower case, for rules. */
  words: string;
};

/** Longer than any real reply, and short enough that no text takes long to search. */
const textLength = 3_000;

/** Reads codes and words from a thrown value of any shape. Never throws, and does bounded work on texts of any length. */
export function readFailure(error: unknown, protocol: Protocol): Failure {
  const fields = gatherFields(error);
  const raw = fields.texts.join(" ¦ ").slice(0, textLength);
  const text = onOneLine(raw);
  const words = wordsOf(text);

  const { reply, enhanced } = readReply(fields, text, protocol);
  const system = readSystemCode(fields, text);
  return {
    reply,
    replyClass: replyClass(reply, enhanced),
    enhanced,
    imapCode: readImapCode(fields, text),
    imapStatus: readImapStatus(fields, text),
    oauth: readOAuthError(fields, words, protocol),
    suberror: fields.suberror?.toLowerCase() ?? null,
    aadsts: readAadsts(fields, text),
    reasons: readReasons(fields, text, protocol),
    http: fields.http ?? (protocol === "oauth" ? readHttpStatus(words) : null),
    system,
    stage: readStage(fields, words, protocol === "smtp" ? reply : null),
    text,
    words,
  };
}

/**
 * A text as rules search it: in lower case, with one word in place of each mail and IP address. Their letters must decide
 * nothing. Dots of addresses and host names do not look like the end of a sentence.
 */
function wordsOf(text: string): string {
  let words = quoted(text.toLowerCase());
  // A Turkish capital I with a dot becomes two characters in lower case.
  if (words.includes("\u0307")) words = words.replaceAll("\u0307", "");
  if (words.includes("ё")) words = words.replaceAll("ё", "е");
  if (words.includes("@")) {
    words = words.replace(/[^\s<>"'(),;:[\]@]{1,100}@[^\s<>"'(),;:[\]@]{1,200}/g, "address");
  }
  if (words.includes("127.0.0.1")) words = words.replaceAll("127.0.0.1", "loopback");
  words = words.replace(/(?<![\d.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b/g, "ip");
  return words.replace(hostName, (name) => name.replaceAll(".", "·"));
}

/** `smtp.example.com`, but neither `java.mail.SendFailedException` nor the end of a sentence. */
const hostName =
  /[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,8}(?:\.[a-z0-9_-]{1,63}\.[a-z]{2}|\.(?:com|net|org|edu|gov|info|biz|local))(?![a-z0-9_-]|\.[a-z])/g;

/** Joins the lines of a multi-line reply (RFC 5321 §4.2.1), drops HTML tags, and makes every run of space one space. */
function onOneLine(raw: string): string {
  let text = raw;
  if (text.includes("\n")) text = joinLines(text);
  text = withoutRepeatedCodes(text);
  if (text.includes("<") && /<(?:!doctype|html|head|body|a|br|p|div)\b/i.test(text)) {
    text = text
      .replace(/<(?:style|script)\b[^>]{0,200}>[^<]{0,2000}/gi, " ")
      .replace(/<\/?[a-z!][^<>]{0,300}>/gi, " ");
  }
  if (text.includes("’")) text = text.replaceAll("’", "'");
  return /\s\s|[\t\r\n\f\v\u00a0]/.test(text) ? text.replace(/\s+/g, " ").trim() : text.trim();
}

/** A client program may write a line of its own above the reply, whose first code must stay. */
function joinLines(text: string): string {
  const from = replyCodes.test(text.slice(0, text.indexOf("\n"))) ? 0 : text.search(/\n[245]\d\d[- ]/) + 1;
  return (
    text.slice(0, from) + text.slice(from).replace(/\r?\n[245]\d\d[- ](?:[245]\.\d{1,3}\.\d{1,3} ?)?/g, " ")
  );
}

/** A delivery report joins the lines of a reply by blanks and leaves the code of each line in it. */
function withoutRepeatedCodes(text: string): string {
  const first = /(?:^|[\s;:])([45]\d\d)-/.exec(text);
  if (first === null) return text;
  const from = first.index + first[0].length;
  return text.slice(0, from) + text.slice(from).replace(/ [45]\d\d[- ](?:[45]\.\d{1,3}\.\d{1,3} )?/g, " ");
}

/** SMTP reply codes that servers use for a failure: RFC 5321 §4.2.3, RFC 4954 §6, RFC 7504, and some of their own. */
const replyCodes =
  /(?:^|[^\d.:#/-])(?<!"(?:code|status|statuscode)": ?)(4(?:2[0-2]|3[0-5]|40|5[0-9])|5(?:0[0-5]|1[0-9]|2[0-9]|3[0-9]|4[0-2]|5[0-9]|7[01]))(?=[ -](?!\d{3}\b)|['"](?:[ ,.;]|$)|,\s?b?['"]|: |\)(?:[ :,]|$)|$)/;
const replyWithEnhanced = /\b([45]\d\d)[ -]+#?([45]\.\d{1,3}\.\d{1,3})\b/;
const enhancedAlone = /(?:^|[\s:(#['"«„“<])#?([45]\.\d\.\d{1,3})(?=[\s)\],:;.'"]|$)/;

function readReply(
  fields: Fields,
  text: string,
  protocol: Protocol,
): { reply: number | null; enhanced: string | null } {
  const both = replyWithEnhanced.exec(text);
  if (both) return { reply: fields.reply ?? Number(both[1]), enhanced: both[2] ?? null };
  if (protocol !== "smtp" && fields.reply === null) return { reply: null, enhanced: null };

  const enhanced = enhancedAlone.exec(text)?.[1] ?? statedStatus(fields);
  const reply =
    fields.reply ?? (protocol === "smtp" ? Number(replyCodes.exec(text)?.[1] ?? 0) || null : null);
  return { reply, enhanced };
}

/** The Status field of a delivery report (RFC 3464 §2.3.4). Exim and others write x.0.0 for want of anything better. */
function statedStatus({ codes }: Fields): string | null {
  return codes.find((code) => /^[45]\.(?!0\.0$)\d{1,3}\.\d{1,3}$/.test(code)) ?? null;
}

function replyClass(reply: number | null, enhanced: string | null): 4 | 5 | null {
  const digit = reply === null ? enhanced?.charCodeAt(0) : 48 + Math.floor(reply / 100);
  return digit === 52 ? 4 : digit === 53 ? 5 : null;
}

/** RFC 3501 §7.1, RFC 5530, RFC 9051, and the codes that Google, Yahoo and Dovecot add. */
const imapCodes: ReadonlySet<string> = new Set(
  "ALERT UNAVAILABLE AUTHENTICATIONFAILED AUTHORIZATIONFAILED EXPIRED PRIVACYREQUIRED CONTACTADMIN NOPERM INUSE EXPUNGEISSUED CORRUPTION SERVERBUG CLIENTBUG CANNOT LIMIT OVERQUOTA ALREADYEXISTS NONEXISTENT WEBALERT THROTTLED AUTH SYS/TEMP SYS/PERM IN-USE LOGIN-DELAY USERDISABLED TRYCREATE REFERRAL".split(
    " ",
  ),
);

function readImapCode(fields: Fields, text: string): string | null {
  const given = fields.imapCode?.toUpperCase() ?? null;
  if (given !== null && given !== "ALERT") return given;

  let found = given;
  if (!text.includes("[")) return found;
  for (const [, code] of text.matchAll(/\[([A-Z][A-Z/-]{2,24})[\] ]/g)) {
    if (code === undefined || !imapCodes.has(code)) continue;
    if (code !== "ALERT") return code;
    found = code;
  }
  return found;
}

function readImapStatus(fields: Fields, text: string): Failure["imapStatus"] {
  const status =
    fields.imapStatus ??
    /^(?:\S{1,12} )(NO|BAD|BYE)\b/.exec(text)?.[1] ??
    // imaplib prints "command error: BAD [b'…']", K-9 "response: #3# [NO, …]".
    /(?: error: | => |# \[)(NO|BAD|BYE)(?= \[|,)/.exec(text)?.[1];
  return status === "NO" || status === "BAD" || status === "BYE" ? status : null;
}

/** Errors that may be searched for in running text. Other errors count only in the token endpoint's own field. */
const oauthErrors =
  /\b(invalid_grant|invalid_client|unauthorized_client|invalid_request|invalid_scope|unsupported_grant_type|redirect_uri_mismatch|access_denied|admin_policy_enforced|policy_enforced|invalid_refresh_token|account_not_authorized|deleted_client|disabled_client|org_internal|interaction_required|consent_required|login_required|temporarily_unavailable|server_error|invalid_token|invalid_rapt|disallowed_useragent)\b/;

function readOAuthError(fields: Fields, words: string, protocol: Protocol): string | null {
  const code = fields.codes.find((code) => /^[a-z]{2,30}(?:_[a-z]{2,30}){1,4}$/.test(code));
  if (code !== undefined) return code;
  if (words.includes("_")) {
    const found = oauthErrors.exec(words)?.[1];
    if (found !== undefined) return found;
  }
  // Some programs print the code for people: "Invalid grant", "Invalid Grant: Token has been revoked".
  const printed = words.includes("invalid") ? /\binvalid[ -]?(grant|client)\b/.exec(words)?.[1] : undefined;
  if (printed === "grant") return "invalid_grant";
  return printed === "client" && protocol === "oauth" ? "invalid_client" : null;
}

/** Wrapper numbers that only introduce the number that tells: "AADSTS70002: Error validating credentials. AADSTS50126: …" */
const wrappers: ReadonlySet<number> = new Set([70000, 70002, 50000, 50001]);

function readAadsts(fields: Fields, text: string): number | null {
  const numbers = text.includes("AADSTS")
    ? [...text.matchAll(/AADSTS(\d{5,8})/g)].map(([, digits]) => Number(digits))
    : [];
  if (numbers.length === 0) {
    const lead = /(?:^|[\s:¦])(\d{5,7}) - \[\d{4}-\d\d-\d\d/.exec(text)?.[1];
    if (lead !== undefined) numbers.push(Number(lead));
    // Microsoft's own sign-in page shows the number without its letters.
    const shown = /rror [Cc]ode/.test(text) ? /\b[Ee]rror [Cc]ode: ?(\d{5,7})\b/.exec(text)?.[1] : undefined;
    if (shown !== undefined) numbers.push(Number(shown));
  }
  numbers.push(...fields.aadsts);
  return numbers.find((number) => !wrappers.has(number)) ?? numbers[0] ?? null;
}

/** Codes of mail APIs, also in running text: "InvalidAuthenticationToken: Access token is empty." */
function readReasons(fields: Fields, text: string, protocol: Protocol): string[] {
  const reasons = fields.codes.map((code) => code.toLowerCase());
  if (protocol !== "oauth") return reasons;
  for (const [name] of text.slice(0, 500).matchAll(/\b[A-Za-z]{3,30}[a-z][A-Z][A-Za-z]{2,40}\b/g)) {
    if (reasons.length > 20) break;
    reasons.push(name.toLowerCase());
  }
  return reasons;
}

function readHttpStatus(words: string): number | null {
  const found =
    /\b(?:http(?:\/\d(?:\.\d)?| ?error)?|status(?: ?code)?|returned|httpstatus)(?: error| code| status)?[ :=]{1,3}([345]\d\d)\b/.exec(
      words,
    ) ??
    /(?:\b|\()(401(?: unauthor| client err|\))|403(?: forbid| client err|\))|429(?: too many|\))|50[0-4](?: (?:internal|not impl|bad gateway|service|server|gateway)|\)))/.exec(
      words,
    );
  return found ? Number(found[1]?.slice(0, 3)) : null;
}

const systemCode =
  /\b(E(?:CONNREFUSED|CONNRESET|CONNABORTED|TIMEDOUT|SOCKETTIMEDOUT|NOTFOUND|AI_AGAIN|AI_FAIL|HOSTUNREACH|HOSTDOWN|NETUNREACH|NETDOWN|ACCES|PIPE|ADDRNOTAVAIL|PROTO|DNS)|CERT_[A-Z_]+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT(?:_IN_CHAIN)?|UNABLE_TO_[A-Z_]+|HOSTNAME_MISMATCH|ERR_(?:TLS|SSL|SOCKET)_[A-Z0-9_]+|UND_ERR_[A-Z_]+)\b/;

function readSystemCode(fields: Fields, text: string): string | null {
  for (const code of fields.codes) if (systemCode.test(code)) return code;
  return systemCode.exec(text)?.[1] ?? null;
}
