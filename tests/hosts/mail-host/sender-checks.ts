import type { HeaderChanges, TakenMail } from "./milter.ts";

/** How a host checks the senders of mail that other servers bring. */
export type SenderChecks = {
  /** The name in its Authentication-Results (RFC 8601 §2.5); null: it writes none. */
  authserv: string | null;
  /** Which Authentication-Results of the sender it takes out; those with its own name unless given. */
  strips?: "own-name" | "all" | "none";
  /** Domains whose SPF names the servers that their mail comes from. It passes for no other. */
  spfPasses: readonly string[];
};

/** Puts the results above a mail as a filter in Postfix does, and takes out those that the sender wrote. */
export function checkSender(
  { authserv, strips = "own-name", spfPasses }: SenderChecks,
  { from, headers }: TakenMail,
): HeaderChanges {
  const isForeign = ({ name, value }: { name: string; value: string }) =>
    name.toLowerCase() === RESULTS &&
    (strips === "all" || (strips === "own-name" && namesServer(value, authserv)));
  const remove = [...headers.keys()].filter((at) => headers[at] !== undefined && isForeign(headers[at]));
  if (authserv === null) return { remove, insert: [] };
  const sender = domainIn(from);
  const author = domainIn(headers.find(({ name }) => name.toLowerCase() === "from")?.value ?? "");
  const spf = spfPasses.includes(sender) ? "pass" : "fail";
  const dmarc = spf === "pass" && sender === author ? "pass" : "fail";
  const value = `${authserv};\n\tspf=${spf} smtp.mailfrom=${sender};\n\tdmarc=${dmarc} (p=none) header.from=${author}`;
  return { remove, insert: [{ name: "Authentication-Results", value }] };
}

const RESULTS = "authentication-results";

const namesServer = (value: string, authserv: string | null) =>
  value.trim().split(/[\s;]/)[0]?.toLowerCase() === authserv?.toLowerCase();

const domainIn = (text: string) => /@([^\s@>]+)>?\s*$/.exec(text)?.[1]?.toLowerCase() ?? "nobody.invalid";
