import { domainToASCII } from "node:url";
import { parse } from "tldts";

/**
 * Whether two domains are of one organisation (RFC 7489 §3.1.1 and §3.2, relaxed). They are the same, or the public suffix list
 * puts them under one registered domain. A domain under an ending that the list lacks belongs with nothing but itself.
 */
export function aligned(one: string, other: string): boolean {
  const [first, second] = [canonical(one), canonical(other)];
  if (first === "" || second === "") return false;
  if (first === second) return true;
  const organisation = organisationOf(first);
  return organisation !== null && organisation === organisationOf(second);
}

/** Endings under which every customer of a provider has a domain, and the list lacks them (learn.microsoft.com/entra/fundamentals/add-custom-domain). */
const SHARED = new Set([
  "onmicrosoft.com",
  "onmicrosoft.us",
  "onmicrosoft.de",
  "onmschina.cn",
  "gappssmtp.com",
]);

/** An organisation's users may have domains of their own (a.github.io), so that the private part of the list counts. */
function organisationOf(domain: string): string | null {
  const { domain: registered, isIcann, isPrivate } = parse(domain, { allowPrivateDomains: true });
  if (registered === null || SHARED.has(registered)) return null;
  return isIcann === true || isPrivate === true ? registered : null;
}

const canonical = (domain: string) => domainToASCII(domain.trim().replace(/\.$/, "")).toLowerCase();
