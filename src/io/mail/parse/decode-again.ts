import { decodeAs, guessCharset } from "./guess-charset.ts";
import { type ParsedParts, parseParts } from "./parse-parts.ts";

/** Larger mails with such faults are attacks, or have their words in the beginning. */
const MOST_BYTES = 2 * 1024 * 1024;

/**
 * Reads broken words of a mail once more. Their charset is missing (ISO-2022-JP in mail of old phones, bytes of KOI8-R or GB
 * 18030), or it is the wrong one. Every text is taken as bytes, and their charset is guessed.
 */
export async function decodeAgain(raw: Buffer, parts: ParsedParts): Promise<ParsedParts> {
  if (raw.length > MOST_BYTES) return parts;
  const subject = isBroken(parts.subject) ? rawSubject(parts) : parts.subject;
  if (!isBroken(parts.text ?? "") && !isBroken(parts.html ?? "")) return { ...parts, subject };
  const again = await parseParts(withBytes(raw));
  return { ...parts, subject, text: guessed(again.text, parts.text), html: guessed(again.html, parts.html) };
}

/** Broken characters, escapes of ISO-2022, or words in which nearly every letter has an accent. */
function isBroken(text: string): boolean {
  const beginning = text.slice(0, 4_000);
  if (["\ufffd", "\x1b$", "\x1b("].some((sign) => beginning.includes(sign))) return true;
  const accented = beginning.match(/[\u0080-\u00ff]/g)?.length ?? 0;
  return accented > 5 && accented > 2 * (beginning.match(/[a-zA-Z]/g)?.length ?? 0);
}

function guessed(bytes: string | null, read: string | null): string | null {
  if (bytes === null || read === null || !isBroken(read)) return read;
  const raw = Array.from(bytes, (letter) => BYTE_OF.get(letter));
  // A part beside it names its charset rightly: the text is more than bytes.
  if (raw.includes(undefined)) return read;
  const known = Buffer.from(raw as number[]);
  return decodeAs(known, guessCharset(known));
}

/** KOI8-R has a letter for each byte, and none twice. ISO-8859-1 would do, were it not read as Windows-1252 everywhere. */
const LOSSLESS = "koi8-r";
const BYTE_OF = new Map(
  Array.from({ length: 256 }, (_, byte) => [decodeAs(Buffer.from([byte]), LOSSLESS), byte] as const),
);

function rawSubject({ headers, subject }: ParsedParts): string {
  const raw = Buffer.from(headers.get("subject")?.[0] ?? "", "latin1");
  return raw.includes("=?") || raw.length === 0 ? subject : decodeAs(raw, guessCharset(raw));
}

const TYPE = /^content-type:[ \t]*text\/(plain|html)\b[^\n]{0,500}(?:\n[ \t][^\n]{0,500}){0,10}/gim;
/** Names that say nothing, or that programs put everywhere. */
const NAMED =
  /charset\s?=\s?"?(?!us-ascii|ascii|utf-?8|iso-8859-1\b|windows-1252|latin1|unknown|x-unknown|default)[\w.:-]/i;

/** The mail with its texts named as the charset in which every byte is one letter. */
function withBytes(raw: Buffer): Buffer {
  const mail = raw.toString("latin1");
  const named = mail.replace(TYPE, (header, type: string) =>
    NAMED.test(header)
      ? header
      : `Content-Type: text/${type}; charset=${LOSSLESS}${header.endsWith("\r") ? "\r" : ""}`,
  );
  const head = named.slice(0, named.search(/\r?\n\r?\n/));
  const typed = /^content-type:/im.test(head)
    ? named
    : `Content-Type: text/plain; charset=${LOSSLESS}\r\n${named}`;
  return Buffer.from(typed, "latin1");
}
