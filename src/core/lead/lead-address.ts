import { domainToASCII } from "node:url";
import { z } from "zod";

const Address = z.email().max(254); // RFC 5321 §4.5.3.1.3, less the angle brackets

/**
 * An address as we keep it: lower case, an international domain in its ASCII form (RFC 5891).
 *
 * @returns null when not every provider can send to it, as with non-ASCII letters before the @ (RFC 6531)
 */
export function leadAddress(text: string): string | null {
  const [, local, domain] = /^(.+)@([^@]+)$/.exec(text.trim().toLowerCase()) ?? [];
  if (local === undefined || domain === undefined) return null;
  const ascii = /^[\x21-\x7e]+$/.test(domain) ? domain : domainToASCII(domain);
  return Address.safeParse(`${local}@${ascii}`).data ?? null;
}
