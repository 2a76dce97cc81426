import { decodeText } from "../charset/decode-text.ts";
import { decodeQuotedPrintable } from "../mime/decode-transfer.ts";
import { oneLine } from "./one-line.ts";

/**
 * The text of a header's value: encoded words (RFC 2047) decoded, also broken ones, and raw bytes beyond ASCII read in a charset that
 * fits. One line, without controls.
 *
 * @param value - unfolded, one character for each byte
 * @param hint - the charset that the mail's text names
 */
export function decodeHeader(value: string, hint: string | null = null): string {
  return oneLine(decodeWords(value, hint));
}

type Piece = { kind: "raw"; text: string } | Word;
type Word = { kind: "word"; charset: string; encoding: "b" | "q"; text: string };

/** The same with its line breaks and controls left in. */
function decodeWords(value: string, hint: string | null): string {
  if (!value.includes("=?")) return decodeRaw(value, hint);
  const pieces = piecesOf(value);
  let text = "";
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at] as Piece;
    if (piece.kind === "raw") {
      text += decodeRaw(piece.text, hint);
      continue;
    }
    // Some programs cut a word in the middle of a letter, or of a base64 group: neighbours are decoded as one.
    const alike = [piece];
    for (let next = pieces[at + 1]; next?.kind === "word" && isAlike(next, piece); next = pieces[at + 1]) {
      alike.push(next);
      at++;
    }
    text += decodeText(bytesOf(alike), piece.charset, hint);
  }
  return text;
}

const isAlike = (one: Word, other: Word) => one.charset === other.charset && one.encoding === other.encoding;

function bytesOf(words: Word[]): Buffer {
  if (words[0]?.encoding === "q")
    return Buffer.concat(
      words.map(({ text }) => decodeQuotedPrintable(Buffer.from(text.replaceAll("_", " "), "latin1"))),
    );
  const bytes: Buffer[] = [];
  let open = "";
  for (const { text } of words) {
    open += text.replace(/[^A-Za-z0-9+/]/g, "");
    if (!text.endsWith("=") && open.length % 4 !== 0) continue;
    bytes.push(Buffer.from(open, "base64"));
    open = "";
  }
  return Buffer.concat([...bytes, Buffer.from(open, "base64")]);
}

/** Splits a value into encoded words and what stands between them. Blanks between two words mean nothing (RFC 2047 §6.2). */
function piecesOf(value: string): Piece[] {
  const pieces: Piece[] = [];
  let rest = 0;
  for (let at = value.indexOf("=?"); at >= 0; at = value.indexOf("=?", at)) {
    const found = wordAt(value, at);
    if (found === null) {
      at += 2;
      continue;
    }
    const between = value.slice(rest, at);
    if (between !== "" && !(pieces.at(-1)?.kind === "word" && between.trim() === ""))
      pieces.push({ kind: "raw", text: between });
    pieces.push(found.word);
    at = found.end;
    rest = at;
  }
  if (rest < value.length) pieces.push({ kind: "raw", text: value.slice(rest) });
  return pieces;
}

const LONGEST_CHARSET = 80;
const WORD_BEGINS = /^=\?([^?\s]*)\?\s?([bq])\s?\?/i;

function wordAt(value: string, at: number): { word: Word; end: number } | null {
  const head = WORD_BEGINS.exec(value.slice(at, at + LONGEST_CHARSET));
  if (head === null) return null;
  const [begin, charset = "", letter = ""] = head;
  const encoding = letter.toLowerCase() === "b" ? "b" : "q";
  const from = at + begin.length;
  const end = endOfWord(value, from, encoding);
  if (end === null) return null;
  const text = value.slice(from, end.at);
  // RFC 2231 §5: a language may follow the charset.
  return {
    word: { kind: "word", charset: charset.split("*")[0] ?? "", encoding, text },
    end: end.at + end.length,
  };
}

/** A raw question mark before an encoded sign looks like the end of the word. A word that is cut off ends where the value does. */
function endOfWord(value: string, from: number, encoding: "b" | "q"): { at: number; length: number } | null {
  for (let at = value.indexOf("?=", from); at >= 0; at = value.indexOf("?=", at + 1)) {
    if (encoding === "q" && /^[0-9A-F]{2}/.test(value.slice(at + 2, at + 4)) && value.includes("?=", at + 2))
      continue;
    return { at, length: 2 };
  }
  const next = value.slice(from);
  return /^[^\s?]+\??$/.test(next) ? { at: value.length - (next.endsWith("?") ? 1 : 0), length: 1 } : null;
}

function decodeRaw(text: string, hint: string | null): string {
  return !/[\u0080-\u00ff]/.test(text) && !text.includes("\x1b")
    ? text
    : decodeText(Buffer.from(text, "latin1"), null, hint);
}
