import { type AuthenticationResults, type MethodResult, readResults } from "./read-results.ts";
import type { MailToTrust, TrustingInbox } from "./trust.ts";

type Header = { name: string; value: string };

const RESULTS = "authentication-results";

/**
 * The findings of the inbox's own server about a mail. All other statements of the mail are the sender's word.
 *
 * @returns null when nothing in the mail is that server's for sure
 */
export function ownResults(headers: MailToTrust["trace"], inbox: TrustingInbox): MethodResult[] | null {
  if (inbox.provider === "microsoft") return microsoftResults(headers);
  return inbox.authserv === null ? null : resultsBy(inbox.authserv.toLowerCase(), headers);
}

/**
 * The proven server strips what others write in its name, so every header with its name is its own. It may write one for each
 * method.
 */
function resultsBy(server: string, headers: Header[]): MethodResult[] | null {
  const own: AuthenticationResults[] = [];
  for (const { name, value } of headers) {
    if (name !== RESULTS) continue;
    const read = readResults(value);
    if (read === null && namesServer(value, server)) return null;
    if (read?.server === server) own.push(read);
  }
  return own.length === 0 ? null : own.flatMap(({ results }) => results);
}

/** The header cannot be read, and may be the server's, so nothing in it is known for sure. */
const namesServer = (value: string, server: string) => value.toLowerCase().includes(server);

/**
 * Exchange Online writes one header without a server's name (https://learn.microsoft.com/defender-office-365/message-headers-eop-mdo),
 * right above the Received line of the edge that took the mail from outside. Above it the mail went from one Microsoft server to the
 * next. A sender's own header lies below the line of the edge, and where Microsoft wrote none it is not taken for one.
 */
function microsoftResults(headers: Header[]): MethodResult[] | null {
  const at = headers.findIndex(({ name }) => name === RESULTS);
  const read = at === -1 ? null : readResults(headers[at]?.value ?? "");
  if (read === null || read.server !== null) return null;
  const isHop = ({ name }: Header) => name === "received";
  const within = headers.slice(0, at).filter(isHop);
  const edge = headers.slice(at).find(isHop);
  const taken = edge !== undefined && EDGE.test(hostAfter("by", edge.value));
  return taken && within.every(isWithinMicrosoft) ? read.results : null;
}

const MICROSOFT = /\.(?:outlook\.com|office365\.(?:com|us)|outlook\.cn|outlook\.de)$/;
const EDGE = /\.mail\.protection\.(?:outlook\.com|office365\.us|partner\.outlook\.cn|outlook\.de)$/;

const isWithinMicrosoft = ({ value }: Header) =>
  MICROSOFT.test(hostAfter("from", value)) && MICROSOFT.test(hostAfter("by", value));

/** RFC 5321 §4.4: "from HOST (…) by HOST (…) with …". */
function hostAfter(word: "from" | "by", received: string): string {
  const words = received
    .slice(0, LONGEST_HOP)
    .replace(/\([^()]*\)/g, " ")
    .toLowerCase()
    .split(/[\s;]+/);
  const at = words.indexOf(word);
  return at === -1 ? "" : (words[at + 1] ?? "");
}

const LONGEST_HOP = 2_000;
