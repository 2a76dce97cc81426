import { readHop } from "./read-hop.ts";
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
  if (inbox.authserv === null) return null;
  return resultsBy(inbox.authserv.toLowerCase(), inbox.authservHops ?? Number.POSITIVE_INFINITY, headers);
}

/**
 * The proven server strips what others write in its name, so every header with its name is its own. It may write one for each
 * method.
 *
 * @param mostHops - a header with more Received lines above it is the sender's
 */
function resultsBy(server: string, mostHops: number, headers: Header[]): MethodResult[] | null {
  const own: AuthenticationResults[] = [];
  let hops = 0;
  for (const { name, value } of headers) {
    if (name === "received") hops += 1;
    if (hops > mostHops) break;
    if (name !== RESULTS) continue;
    const read = readResults(value);
    if (read === null && namesServer(value, server)) return null;
    if (read?.server !== server) continue;
    // No server writes its name behind a comment or in quotation marks, and none looks for it there.
    if (!beginsWith(value, server)) return null;
    own.push(read);
  }
  return own.length === 0 ? null : own.flatMap(({ results }) => results);
}

/** Whether the value of a header begins with the server's bare name. */
export const beginsWith = (value: string, server: string) =>
  value.trimStart().toLowerCase().startsWith(server);

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
  const taken = edge !== undefined && EDGE.test(readHop(edge.value).by);
  return taken && within.every(isWithinMicrosoft) ? read.results : null;
}

const MICROSOFT = /\.(?:outlook\.com|office365\.(?:com|us)|outlook\.cn|outlook\.de)$/;
const EDGE = /\.mail\.protection\.(?:outlook\.com|office365\.us|partner\.outlook\.cn|outlook\.de)$/;

function isWithinMicrosoft({ value }: Header): boolean {
  const { from, by } = readHop(value);
  return MICROSOFT.test(from) && MICROSOFT.test(by);
}
