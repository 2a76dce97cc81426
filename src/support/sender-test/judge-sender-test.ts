import type { InboundMail } from "../../core/mailbox/inbound-mail.ts";
import { aligned } from "../trust/aligned.ts";
import { beginsWith } from "../trust/own-results.ts";
import { type Hop, readHop } from "../trust/read-hop.ts";
import { readResults } from "../trust/read-results.ts";

/** The end of a test of an inbox's server. */
export type SenderTestResult =
  /** `hops`: so many Received lines stand above its results at most; null: it strips others' in its name, wherever they stand. */
  | { kind: "proven"; authserv: string; hops: number | null }
  /** A header that we wrote in the server's name was still there. */
  | { kind: "strips-nothing"; authserv: string }
  | { kind: "writes-none" }
  /** No server outside handed the mail over, so it went another way than a stranger's does. */
  | { kind: "came-from-inside" }
  /** No header of ours was there, so the sending server may have taken them out, and this one none. */
  | { kind: "cannot-tell"; authserv: string };

export type ArrivedTest = {
  trace: InboundMail["trace"];
  /** A word in each header that we planted. */
  mark: string;
  /** The names of servers that we planted headers under. */
  planted: readonly string[];
};

/** `next-name`: the server writes a name that no planted header had, so another mail has to try it. */
export type Judgement = SenderTestResult | { kind: "next-name"; authserv: string };

type Written = { at: number; server: string | null; methods: Set<string>; ours: boolean; bare: boolean };

/**
 * Judges by the header of a test mail whether the inbox's own server writes Authentication-Results. It must also strip those that
 * others write in its name (RFC 8601 §5). Only a mail from outside tells, since the server may treat its own users' mail otherwise.
 */
export function judgeSenderTest({ trace, mark, planted }: ArrivedTest): Judgement {
  const border = findBorder(trace);
  if (border === null) return { kind: "came-from-inside" };
  const headers = trace.flatMap(({ name, value }, at) =>
    name === "authentication-results" ? [writtenIn(value, at, mark)] : [],
  );
  const own = headers.filter((header) => !header.ours && isByInbox(header, border));
  const best = own.find(({ methods }) => methods.has("dmarc")) ?? own[0];
  if (best === undefined || best.server === null) return { kind: "writes-none" };
  const { server: authserv } = best;
  if (headers.some(({ ours, server }) => ours && server === authserv))
    return { kind: "strips-nothing", authserv };
  if (!planted.includes(authserv)) return { kind: "next-name", authserv };
  if (headers.some(({ ours }) => ours)) return { kind: "proven", authserv, hops: null };
  const last = own.findLast(({ server }) => server === authserv)?.at ?? best.at;
  return last < border.at
    ? { kind: "proven", authserv, hops: hopsAbove(trace, last) }
    : { kind: "cannot-tell", authserv };
}

function writtenIn(value: string, at: number, mark: string): Written {
  const read = readResults(value);
  const server = read?.server ?? null;
  return {
    at,
    server,
    methods: new Set(read?.results.map(({ method }) => method)),
    ours: value.toLowerCase().includes(mark.toLowerCase()),
    bare: server !== null && beginsWith(value, server),
  };
}

/** The line of the server that took the mail from outside, and the place of the line below it. */
type Border = { hop: Hop; at: number; below: number };

function findBorder(trace: InboundMail["trace"]): Border | null {
  const lines = trace.flatMap(({ name, value }, at) =>
    name === "received" ? [{ hop: readHop(value), at }] : [],
  );
  const first = lines.findIndex(({ hop }) => isFromOutside(hop));
  const line = lines[first];
  if (line === undefined || wasSubmitted(line.hop)) return null;
  return { ...line, below: lines[first + 1]?.at ?? trace.length };
}

/** Between servers of one organisation, and between programs of one machine, a mail only moves on. */
const isFromOutside = ({ from, by }: Hop) =>
  from !== "" && by !== "" && !LOCAL.test(from) && !aligned(from, by);

const LOCAL =
  /^(?:localhost\b|\[?(?:ipv6:)?(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|::1|f[cd][0-9a-f]{2}:))/;

/** RFC 3848 and RFC 6531 §4.3: the sender had signed in. A mail by HTTP comes from a user of the server, too. */
const wasSubmitted = ({ protocol }: Hop) =>
  /^(?:e?smtps?a|esmtpsa|lmtps?a|utf8smtps?a|https?)$/.test(protocol);

/**
 * Above the border's line all is by the inbox's servers. Some write right below it, where a server before could have written too: the
 * name tells them apart.
 */
function isByInbox({ at, server, methods, bare }: Written, { hop, at: border, below }: Border): boolean {
  if (!["spf", "dkim", "dmarc"].some((method) => methods.has(method))) return false;
  if (!bare && server !== null) return false;
  if (at < border) return true;
  return at < below && server !== null && aligned(server, hop.by);
}

const hopsAbove = (trace: InboundMail["trace"], place: number) =>
  trace.slice(0, place).filter(({ name }) => name === "received").length;
