const [LF, CR] = [10, 13];
const LOOKED_AT = 65_536;

/** A mail whose lines end with line feeds: those of old Macs end with a carriage return alone. A byte-order mark is no part of it. */
export function plainLines(raw: Buffer): Buffer {
  const mail = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf ? raw.subarray(3) : raw;
  const beginning = mail.subarray(0, LOOKED_AT);
  const lines = withoutEmptyBeginning(mail);
  if (beginning.includes(LF) || !beginning.includes(CR)) return lines;
  // Byte by byte: fifty million line ends as a text would take two gigabytes.
  const plain = Buffer.from(lines);
  for (let at = plain.indexOf(CR); at >= 0 && at < plain.length; at++) if (plain[at] === CR) plain[at] = LF;
  return plain;
}

/** Empty lines above the header, as some programs put them. A mail that has nothing else is left as it is. */
function withoutEmptyBeginning(mail: Buffer): Buffer {
  let at = 0;
  while (at < mail.length && (mail[at] === CR || mail[at] === LF)) at++;
  const line = mail.toString("latin1", at, at + 200);
  return at > 0 && /^(>?From |[!-9;-~]{1,100}:)/.test(line) ? mail.subarray(at) : mail;
}
