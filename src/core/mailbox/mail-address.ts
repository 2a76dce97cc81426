import { domainToASCII } from "node:url";

/** RFC 5321 §4.5.3.1.3, less the angle brackets. A longer one cannot be written to. */
const LONGEST = 254;

/**
 * An address in the form that is compared and kept. It has lower case, composed letters (NFC), no needless quotation marks before
 * the @, and an international domain in ASCII (RFC 5891). "" when the text is no address.
 */
export function canonicalAddress(written: string): string {
  const text = written.trim().normalize("NFC").toLowerCase();
  const at = text.lastIndexOf("@");
  if (at < 1 || text.length > LONGEST) return "";
  const domain = text
    .slice(at + 1)
    .trimStart()
    .replace(/\.$/, "");
  const ascii = /^[\x21-\x7e]+$/.test(domain) ? domain : domainToASCII(domain);
  return ascii === "" ? "" : `${unquoted(text.slice(0, at).trimEnd())}@${ascii}`;
}

/** RFC 5321 §4.1.2: quotation marks around a local part that needs none mean nothing. */
function unquoted(local: string): string {
  const inner = /^"(.*)"$/.exec(local)?.[1]?.replace(/\\(.)/g, "$1");
  return inner !== undefined && /^[^\s"(),:;<>@[\\\]]+$/.test(inner) ? inner : local;
}

/**
 * One key for all spellings of one mailbox. The text after a + in the local part is the reader's own label. Gmail ignores dots
 * (https://support.google.com/mail/answer/7436150), and some providers give each account several domains. The database derives the
 * same key from stored addresses (the function `address_key` of the migrations).
 *
 * @param address - canonical
 */
export function addressKey(address: string): string {
  const at = address.lastIndexOf("@");
  const local = address.slice(0, at).replace(/^([^+]+)\+.*$/, "$1");
  const domain = SAME_ACCOUNT[address.slice(at + 1)] ?? address.slice(at + 1);
  return `${domain === "gmail.com" ? local.replaceAll(".", "") : local}@${domain}`;
}

/** Domains of one account (Google, Apple, Proton, Yandex). */
const SAME_ACCOUNT: Record<string, string> = {
  "googlemail.com": "gmail.com",
  "me.com": "icloud.com",
  "mac.com": "icloud.com",
  "pm.me": "proton.me",
  "protonmail.com": "proton.me",
  "ya.ru": "yandex.ru",
  "yandex.com": "yandex.ru",
  "yandex.by": "yandex.ru",
  "yandex.kz": "yandex.ru",
};

export const domainOf = (address: string) => address.slice(address.lastIndexOf("@") + 1);

/** A domain and its parent domains, the nearest first: "eu.mail.ours.test", "mail.ours.test", "ours.test". */
export function domainsAround(domain: string): string[] {
  const labels = domain.split(".").slice(-MOST_LABELS);
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join("."));
}

const MOST_LABELS = 8;
