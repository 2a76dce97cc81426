/** Why leads cannot open our pages at PUBLIC_URL. */
export type PublicUrlTrouble = "missing" | "private" | "no-https";

/**
 * Names that are unknown to the Internet's DNS (RFC 6761, RFC 6762, RFC 8375), and the usual ones of networks at home and at work.
 */
const PRIVATE_NAMES = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|arpa)$/;

/** Of RFC 1918, RFC 3927, RFC 6598. */
const PRIVATE_V4 =
  /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|0\.)/;

/**
 * Whether strangers can open an address, as far as it says so itself.
 *
 * @param publicUrl - a whole http or https address
 * @returns null: they can
 */
export function publicUrlTrouble(publicUrl: string): PublicUrlTrouble | null {
  const { protocol, hostname } = new URL(publicUrl);
  if (isThisMachine(hostname)) return "missing";
  if (isPrivate(hostname)) return "private";
  return protocol === "https:" ? null : "no-https";
}

const isThisMachine = (host: string) =>
  host === "localhost" || host === "[::1]" || host === "0.0.0.0" || /^127\./.test(host);

function isPrivate(host: string): boolean {
  // Unique local and link-local addresses (RFC 4193, RFC 4291 §2.5.6), and IPv4 ones inside IPv6.
  if (host.startsWith("[")) return /^\[(f[cd]|fe[89ab]|::)/.test(host);
  return !host.includes(".") || PRIVATE_NAMES.test(host) || PRIVATE_V4.test(host);
}

/** The fault, and its remedy. */
export function publicUrlWords(trouble: PublicUrlTrouble, publicUrl: string): { says: string; mend: string } {
  const mend =
    "Set PUBLIC_URL to the https address at which everybody can open Unpause, e.g. https://unpause.example.com.";
  switch (trouble) {
    case "missing":
      return {
        says: `PUBLIC_URL is not set, or names this machine: nobody else can open ${publicUrl}.`,
        mend,
      };
    case "private":
      return { says: `PUBLIC_URL is ${publicUrl}, a private address: nobody outside can open it.`, mend };
    case "no-https":
      return { says: `PUBLIC_URL is ${publicUrl}, without https.`, mend };
  }
}

/** The consequence for the mails of campaigns. */
export const UNSUBSCRIBE_BY_MAIL =
  "Leads could not press “unsubscribe” in their mail program. They can unsubscribe by mail instead.";
