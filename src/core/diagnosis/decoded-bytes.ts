/** A text as bytes, one character each, that know where in the text they come from. */
export type Bytes = { text: string; from: number[]; to: number[] };

const encoder = new TextEncoder();

/** The UTF-8 bytes of a text. */
export const byteText = (text: string): string => String.fromCharCode(...encoder.encode(text));

export function bytesOf(text: string): Bytes {
  if (/^[\0-\x7f]*$/.test(text)) {
    const from = Array.from({ length: text.length }, (_, at) => at);
    return { text, from, to: from.map((at) => at + 1) };
  }
  const bytes: Bytes = { text: "", from: [], to: [] };
  let at = 0;
  for (const character of text) {
    const encoded = byteText(character);
    bytes.text += encoded;
    for (let i = 0; i < encoded.length; i++) {
      bytes.from.push(at);
      bytes.to.push(at + character.length);
    }
    at += character.length;
  }
  return bytes;
}

/** In this order: URL (RFC 3986), quoted-printable (RFC 2045 §6.7) and its soft line break, HTML, JSON, quoted strings (RFC 3501). */
const ENCODED =
  /%[\da-f]{2}|=[\da-f]{2}|=\r?\n|&#\d{1,6};|&#x[\da-f]{1,5};|&(?:amp|lt|gt|quot|apos);|\\u[\da-f]{4}|\\x[\da-f]{2}|\\["'\\/]/gi;

const NAMED: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
};

/** The same with every encoded character decoded. Characters may be encoded all, in part, and each in its own way. */
export function decoded({ text, from, to }: Bytes): Bytes {
  const result: Bytes = { text: "", from: [], to: [] };
  const keep = (piece: string, begin: number, end: number, whole: boolean) => {
    result.text += piece;
    for (let i = 0; i < piece.length; i++) {
      result.from.push(from[whole ? begin : begin + i] ?? 0);
      result.to.push(to[whole ? end - 1 : begin + i] ?? 0);
    }
  };
  let at = 0;
  for (const { 0: found, index } of text.matchAll(ENCODED)) {
    keep(text.slice(at, index), at, index, false);
    at = index + found.length;
    keep(decodedPiece(found), index, at, true);
  }
  keep(text.slice(at), at, text.length, false);
  return result;
}

function decodedPiece(piece: string): string {
  const lower = piece.toLowerCase();
  if (lower.startsWith("%") || lower.startsWith("\\x")) return byte(lower.slice(-2));
  if (lower.startsWith("=")) return lower.endsWith("\n") ? "" : byte(lower.slice(1));
  if (lower.startsWith("\\u")) return character(lower.slice(2), 16);
  if (lower.startsWith("\\")) return piece.slice(1);
  if (lower.startsWith("&#x")) return character(lower.slice(3, -1), 16);
  if (lower.startsWith("&#")) return character(lower.slice(2, -1), 10);
  return NAMED[lower] ?? piece;
}

const byte = (hex: string) => String.fromCharCode(Number.parseInt(hex, 16));

function character(digits: string, radix: number): string {
  const code = Number.parseInt(digits, radix);
  return code <= 0x10ffff ? byteText(String.fromCodePoint(code)) : "";
}
