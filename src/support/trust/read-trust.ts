import { domainOf } from "../../core/mailbox/mail-address.ts";
import { aligned } from "./aligned.ts";
import { ownResults } from "./own-results.ts";
import type { MethodResult } from "./read-results.ts";
import type { MailToTrust, Trust, TrustingInbox } from "./trust.ts";

/**
 * Whether the sender of a mail is the one in its From, by the findings of the inbox's own server. DMARC must pass, or SPF or DKIM for
 * the domain in From (RFC 7489 §3.1). Where it is unsure the answer is no.
 */
export function readTrust(mail: MailToTrust, inbox: TrustingInbox): Trust {
  const results = ownResults(mail.trace, inbox);
  if (results === null) {
    return { verified: false, dmarc: "none", why: "No server that we trust has checked the sender." };
  }
  const dmarc = dmarcOf(results, domainOf(mail.from.address));
  const doubt = doubtAboutFrom(mail);
  if (doubt !== null) return { verified: false, dmarc, why: doubt };
  return { ...judge(results, dmarc, domainOf(mail.from.address)), dmarc };
}

function doubtAboutFrom({ from, fromHeader, authors }: MailToTrust): string | null {
  if (from.address === "") return "The mail names no sender.";
  if (fromHeader !== "from") return "The sender's address does not stand in From.";
  if (authors.length !== 1 || authors[0] !== from.address) return "The mail names more than one author.";
  return null;
}

/** Servers write one result of DMARC. A second one, or one about another domain, is not believed. */
function dmarcOf(results: MethodResult[], domain: string): Trust["dmarc"] {
  const found = results.filter(({ method }) => method === "dmarc");
  if (found.some(({ result }) => FAILED.has(result))) return "fail";
  const [only] = found;
  if (only === undefined || found.length > 1 || only.result !== "pass") return "none";
  return only.properties.get("header.from") === domain ? "pass" : "none";
}

/** RFC 7489 §11.2; Microsoft also says "hardfail" for what older servers call so. */
const FAILED = new Set(["fail", "hardfail", "softfail"]);

function judge(results: MethodResult[], dmarc: Trust["dmarc"], domain: string): Omit<Trust, "dmarc"> {
  if (dmarc === "pass") return { verified: true, why: `DMARC passed for ${domain}.` };
  if (dmarc === "fail") return { verified: false, why: `DMARC failed for ${domain}.` };
  const passed = results.filter(({ result }) => result === "pass");
  const signed = passed.some((result) => result.method === "dkim" && aligned(signerOf(result), domain));
  if (signed) return { verified: true, why: `A DKIM signature of ${domain} passed.` };
  const sent = passed.some((result) => result.method === "spf" && aligned(envelopeOf(result), domain));
  if (sent) return { verified: true, why: `SPF passed for ${domain}.` };
  return { verified: false, why: `Neither SPF nor DKIM passed for ${domain}.` };
}

/** RFC 6376 §3.5: the domain of header.i is header.d or lies in it. */
const signerOf = ({ properties }: MethodResult) =>
  properties.get("header.d") ?? domainOf(properties.get("header.i") ?? "");

/** RFC 8601 §2.7.2: an address, or the domain alone. */
const envelopeOf = ({ properties }: MethodResult) => domainOf(properties.get("smtp.mailfrom") ?? "");
