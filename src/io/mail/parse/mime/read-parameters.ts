import { decodeText } from "../charset/decode-text.ts";
import { decodeHeader } from "../headers/decode-header.ts";
import { oneLine } from "../headers/one-line.ts";

/** The value of Content-Type or Content-Disposition in lower case, and its parameters by lower-case name, decoded. */
export type Parametrised = { value: string; parameters: Map<string, string> };

const MOST_PARAMETERS = 200;
const LONGEST = 20_000;
type Segment = { index: number; encoded: boolean; text: string };

/** Reads "value; name=value" (RFC 2045 §5.1, RFC 2231), also as programs write it wrongly. */
export function readParameters(field: string, hint: string | null = null): Parametrised {
  const [first = "", ...pieces] = split(field.slice(0, LONGEST));
  const segments = new Map<string, Segment[]>();
  // "text/html charset=utf-8": the semicolon is missing.
  const [, bare = first, behind = ""] = /^\s*([^\s=]+)\s+(\S+=.*)$/s.exec(first) ?? [];
  for (const piece of behind === "" ? pieces : [behind, ...pieces]) collect(piece, segments);
  const parameters = new Map<string, string>();
  for (const [name, found] of segments)
    parameters.set(name, name === "boundary" ? asWritten(found) : joined(found, hint));
  return {
    value: bare
      .replace(/\([^)]*\)/g, "")
      .trim()
      .toLowerCase(),
    parameters,
  };
}

function collect(piece: string, segments: Map<string, Segment[]>): void {
  const equals = piece.indexOf("=");
  if (equals < 1 || segments.size >= MOST_PARAMETERS) return;
  const [, name = "", index, star] =
    /^([^*\s]+)(?:\*(\d{1,4}))?(\*)?$/.exec(
      piece
        .slice(0, equals)
        .replace(/\([^)]*\)/g, "")
        .trim()
        .toLowerCase(),
    ) ?? [];
  if (name === "") return;
  const encoded = star !== undefined;
  const segment = { index: Number(index ?? 0), encoded, text: unquoted(piece.slice(equals + 1).trim()) };
  const found = segments.get(name);
  if (found === undefined) segments.set(name, [segment]);
  // Beside a plain value for old programs the encoded one counts (RFC 6266 §4.3). Of two equal ones the first does.
  else if (index === undefined && encoded && !found.some((each) => each.encoded))
    segments.set(name, [segment]);
  else if (index !== undefined && !found.some((each) => each.index === segment.index)) found.push(segment);
}

/** A boundary is compared byte by byte. */
function asWritten(segments: Segment[]): string {
  const inOrder = segments.toSorted((one, other) => one.index - other.index);
  return inOrder.map(({ text, encoded }) => (encoded ? text.replace(/^[^']*'[^']*'/, "") : text)).join("");
}

function joined(segments: Segment[], hint: string | null): string {
  const inOrder = segments.toSorted((one, other) => one.index - other.index);
  if (!inOrder.some(({ encoded }) => encoded))
    return decodeHeader(inOrder.map(({ text }) => text).join(""), hint);
  const [, charset = "", rest] = /^([\w.:-]{0,60})'[^']{0,60}'(.*)$/s.exec(inOrder[0]?.text ?? "") ?? [];
  const texts = inOrder.map(({ text }, position) => (position === 0 ? (rest ?? text) : text));
  const bytes = texts.map((text, position) =>
    inOrder[position]?.encoded ? fromPercent(text) : Buffer.from(text, "latin1"),
  );
  const text = decodeText(Buffer.concat(bytes), charset === "" ? null : charset, hint);
  return text.includes("=?") ? decodeHeader(Buffer.from(text).toString("latin1"), "utf-8") : oneLine(text);
}

function fromPercent(text: string): Buffer {
  return Buffer.from(
    text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );
}

function unquoted(value: string): string {
  if (!value.startsWith('"')) return value;
  const end = closingQuote(value, 0);
  const inner = end < 0 ? value.slice(1) : value.slice(1, end);
  // Windows' paths stand there unescaped.
  return /^[a-z]:\\/i.test(inner) ? inner : inner.replace(/\\(["\\])/g, "$1");
}

/** Splits at semicolons outside quotation marks. A mark that nothing closes is a letter. */
function split(field: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < field.length; at++) {
    if (field[at] === '"') {
      const end = closingQuote(field, at);
      if (end >= 0) at = end;
      else {
        // Nothing closes it: all that follows is split plainly.
        pieces.push(...field.slice(from).split(";"));
        return pieces;
      }
    } else if (field[at] === ";") {
      pieces.push(field.slice(from, at));
      from = at + 1;
    }
  }
  pieces.push(field.slice(from));
  return pieces;
}

function closingQuote(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === "\\" && (text[at + 1] === '"' || text[at + 1] === "\\")) at++;
    else if (text[at] === '"') return at;
  }
  return -1;
}
