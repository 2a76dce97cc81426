import type { MailAddress } from "../../../../core/mailbox/inbound-mail.ts";
import { canonicalAddress } from "../../../../core/mailbox/mail-address.ts";
import { storableAddress } from "../../../../core/storable.ts";
import { decodeHeader } from "./decode-header.ts";

const MOST_ADDRESSES = 10_000;
const LONGEST_NAME = 500;

type Piece = { words: string; angle: string | null; comment: string };

/**
 * The addresses of a header (RFC 5322 §3.4 and §4.4: groups, routes, comments). Headers that break the rules are read too: commas in
 * a name without quotation marks, open quotation marks, an address inside an encoded word. One without an address has "" for it.
 *
 * @param value - unfolded, one character for each byte
 */
export function readAddresses(value: string, hint: string | null = null): MailAddress[] {
  const found: MailAddress[] = [];
  let before: string[] = [];
  for (const piece of piecesOf(value)) {
    const address = addressIn(piece, hint);
    if (address.address === "" && piece.angle === null) {
      // "Ruiz, Lea <lea@…>": half of a name.
      if (address.name !== "" && before.length < 5) before.push(address.name);
      continue;
    }
    const name = piece.angle === null ? address.name : [...before, address.name].filter(Boolean).join(", ");
    if (piece.angle === null) found.push(...before.map(nobody));
    found.push({ name: name.slice(0, LONGEST_NAME).toWellFormed(), address: address.address });
    before = [];
    if (found.length >= MOST_ADDRESSES) return found;
  }
  return [...found, ...before.map(nobody)];
}

const nobody = (name: string): MailAddress => ({
  name: name.slice(0, LONGEST_NAME).toWellFormed(),
  address: "",
});

function addressIn({ words, angle, comment }: Piece, hint: string | null): MailAddress {
  // A second closing bracket is no part of the name.
  const name = decodeHeader((angle === null ? words : words.replaceAll(">", " ")).trim(), hint).replace(
    /\s+/g,
    " ",
  );
  const said = decodeHeader(comment.trim(), hint).replace(/\s+/g, " ");
  if (angle !== null) {
    const address = addressOf(decodeHeader(angle, hint));
    if (address !== "") return { name: nameOf(name) || said, address };
    // An address where the name stands, and none in the brackets.
    return inWords(name, said) ?? { name: nameOf(name) || said, address: "" };
  }
  return inWords(name, said) ?? { name: nameOf(name) || said, address: "" };
}

const ADDRESS = /[^\s<>()[\]",;:@]{1,200}@[^\s<>()",;@]{1,255}/;

/** An address among words. */
function inWords(words: string, comment: string): MailAddress | null {
  const text = words.replace(/ ?@ ?/g, "@");
  const quoted = /"(?:[^"\\]|\\.){1,200}"@[^\s<>()",;@]{1,255}/.exec(text)?.[0];
  const found = quoted ?? ADDRESS.exec(text)?.[0];
  const address = found === undefined ? "" : addressOf(found);
  if (found === undefined || address === "") return null;
  return {
    name: nameOf(text.replace(found, " ").replace(/[<>]/g, "").replace(/\s+/g, " ")) || comment,
    address,
  };
}

/** A name without the quotation marks around it. */
function nameOf(text: string): string {
  const name = text.trim();
  return /^(["']).*\1$/.test(name) && name.length > 1 ? name.slice(1, -1).trim() : name;
}

/** The text in angle brackets, without the route and the blanks of old syntax. */
function addressOf(text: string): string {
  const plain = text
    .trim()
    .replace(/\s+/g, " ")
    .replace(/ ?([@.]) ?/g, "$1")
    .replace(/^mailto:/i, "")
    .replace(/^@[^:]*:/, "")
    .replace(/^[<'\s]+|[>'\s;,]+$/g, "")
    .replace(/\.$/, "");
  if (/[\s<>]/.test(plain) && !plain.startsWith('"')) return "";
  return storableAddress(canonicalAddress(plain)) ?? "";
}

/** Splits a header at the commas and semicolons that stand between addresses. Linear in its length. */
function piecesOf(value: string): Piece[] {
  const pieces: Piece[] = [];
  let piece: Piece = { words: "", angle: null, comment: "" };
  let from = 0;
  let unclosed = 0;
  const take = (to: number) => {
    piece.words += value.slice(from, to);
  };
  const emit = () => {
    if (piece.words.trim() !== "" || piece.angle !== null || piece.comment !== "") pieces.push(piece);
    piece = { words: "", angle: null, comment: "" };
  };
  for (let at = 0; at < value.length && pieces.length < MOST_ADDRESSES; at++) {
    const end = unclosed > MOST_UNCLOSED ? 0 : endOfSpan(value, at);
    if (end === 0 && OPENING.has(value[at] ?? "")) unclosed++;
    if (value[at] === '"' && end > 0) {
      take(at);
      // With an @ behind them the marks belong to the address.
      const isLocalPart = value[end + 1] === "@";
      piece.words += isLocalPart ? value.slice(at, end + 1) : unescaped(value.slice(at + 1, end));
      from = end + 1;
      at = end;
    } else if (value[at] === "=" && end > 0) {
      at = end - 1;
    } else if (value[at] === "(" && end > 0) {
      take(at);
      piece.words += " ";
      piece.comment = piece.comment || value.slice(at + 1, end);
      from = end + 1;
      at = end;
    } else if (value[at] === "<") {
      take(at);
      if (piece.angle !== null && piece.angle !== "") emit();
      const close = value.indexOf(">", at);
      const stop = close < 0 ? value.length : close;
      // An open bracket ends at the next comma.
      const comma = close < 0 ? value.indexOf(",", at) : -1;
      const to = comma < 0 ? stop : comma;
      piece.angle = withoutComments(value.slice(at + 1, to));
      from = comma < 0 ? to + 1 : to;
      at = from - 1;
    } else if (value[at] === "," || value[at] === ";") {
      take(at);
      emit();
      from = at + 1;
    } else if (
      value[at] === ":" &&
      piece.angle === null &&
      !(piece.words + value.slice(from, at)).includes("@")
    ) {
      // The name of a group.
      piece.words = "";
      from = at + 1;
    }
  }
  take(value.length);
  emit();
  return pieces;
}

/** "lea(at work)@leads.test": the old syntax has comments within the brackets, too. */
function withoutComments(angle: string): string {
  if (!angle.includes("(") || angle.length > LONGEST_ANGLE) return angle;
  let kept = "";
  let from = 0;
  for (let at = angle.indexOf("("); at >= 0; at = angle.indexOf("(", at)) {
    const end = closingComment(angle, at);
    kept += angle.slice(from, at);
    from = end === 0 ? angle.length : end + 1;
    at = from;
  }
  return kept + angle.slice(from);
}
const LONGEST_ANGLE = 1_000;

const unescaped = (text: string) => text.replace(/\\(.)/g, "$1");

/** Where the quoted string, comment or encoded word ends that begins here; 0: none does. */
function endOfSpan(value: string, at: number): number {
  if (value[at] === '"') return closing(value, at, '"');
  if (value[at] === "(") return closingComment(value, at);
  if (value[at] !== "=" || value[at + 1] !== "?") return 0;
  const head = /^=\?[^?\s]{0,60}\?[bq]\?/i.exec(value.slice(at, at + 70))?.[0].length ?? 0;
  const end = head === 0 ? -1 : value.slice(at + head, at + head + LONGEST_WORD).indexOf("?=");
  return end < 0 ? 0 : at + head + end + 2;
}
const LONGEST_WORD = 2_000;
const LONGEST_SPAN = 5_000;
const OPENING = new Set(['"', "(", "="]);
/** A mark without an end is a letter. After this many of them the marks are not read any more. */
const MOST_UNCLOSED = 100;

function closing(value: string, open: number, mark: string): number {
  const last = Math.min(value.length, open + LONGEST_SPAN);
  for (let at = open + 1; at < last; at++) {
    if (value[at] === "\\") at++;
    else if (value[at] === mark) return at;
  }
  return 0;
}

function closingComment(value: string, open: number): number {
  let depth = 0;
  const last = Math.min(value.length, open + LONGEST_SPAN);
  for (let at = open; at < last; at++) {
    if (value[at] === "\\") at++;
    else if (value[at] === "(") depth++;
    else if (value[at] === ")" && --depth === 0) return at;
  }
  return 0;
}
