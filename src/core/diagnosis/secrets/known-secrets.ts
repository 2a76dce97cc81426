import { type Bytes, bytesOf, byteText, decoded } from "../decoded-bytes.ts";

/** The same text with every known secret in it replaced by "•••". */
export type TakeOut = (text: string) => string;

/** The readable part of one text. It is far more than any reply has, and than anybody reads. */
const LONGEST = 20_000;
/** Shorter secrets stand in other words, so they are taken out only as words of their own, in their own case. */
const SURE_LENGTH = 8;
/** Long tokens come folded into lines or cut off: each piece of this length is known for what it is. */
const PIECE = 16;
const LONG = 32;
/** Letters of base64 that are a secret's and nothing else's. */
const SHORTEST_CORE = 5;

type Known = { exact: string[]; words: string[]; runs: string[]; pieces: Set<string> };

/**
 * Takes known secrets out of texts, in any spelling of a server. It knows them in any case, percent-encoded, quoted-printable, as
 * HTML or JSON entities, and in hex. Base64 of longer texts is searched too (SASL PLAIN, LOGIN, XOAUTH2 and OAUTHBEARER, RFC 4616
 * and 7628). A text of more than 20,000 characters is cut there.
 */
export function takeOutSecrets(secrets: readonly string[]): TakeOut {
  const known: Known = { exact: [], words: [], runs: [], pieces: new Set() };
  for (const bytes of new Set(secrets.flatMap(writings))) learn(known, bytes);
  const longest = Math.max(0, ...known.exact.map(({ length }) => length));
  return (text) => {
    const read = text.slice(0, LONGEST + longest);
    const hidden = new Uint8Array(read.length + 1);
    let bytes = bytesOf(read);
    hide(known, bytes, hidden);
    // Twice: what was encoded may have been encoded.
    for (let turn = 0; turn < 2; turn++) {
      const next = decoded(bytes);
      if (next.text === bytes.text) break;
      bytes = next;
      hide(known, bytes, hidden);
    }
    return rewritten(read, hidden, Math.min(text.length, LONGEST)) + (text.length > LONGEST ? " …" : "");
  };
}

/** The spellings of one secret: its spaces (in forms, in encoded words), its accents, its case, in UTF-8, twice so, in Latin-1. */
function writings(secret: string): string[] {
  const texts = [
    secret,
    secret.trim(),
    ...["", "+", "_"].map((space) => secret.replace(/\s/g, space)),
    ...(["NFC", "NFD"] as const).map((form) => secret.normalize(form)),
    // The case of ASCII is folded where it is looked for.
    ...(isAscii(secret) ? [] : [secret.toUpperCase(), secret.toLowerCase()]),
  ];
  const bytes = texts.flatMap((text) => [byteText(text), byteText(byteText(text))]);
  if (/^[\0-\xff]*$/.test(secret)) bytes.push(secret);
  return bytes.filter((each) => each !== "");
}

function learn(known: Known, bytes: string): void {
  if (bytes.length < SURE_LENGTH) known.words.push(bytes);
  else known.exact.push(folded(bytes));
  if (bytes.length >= 4) known.exact.push(hexOf(bytes));
  const runs = [...coresOf(bytes), ...coresOf([...bytes].map((byte) => `${byte}\0`).join(""))];
  known.runs.push(...runs);
  if (bytes.length < LONG) return;
  for (const form of [folded(bytes), ...runs.map(folded)]) {
    for (let at = 0; at + PIECE <= form.length; at++) known.pieces.add(form.slice(at, at + PIECE));
  }
}

/** The letters that base64 always has for this part of a text, at each of the three positions where the part may begin. */
function coresOf(bytes: string): string[] {
  return [0, 1, 2].flatMap((lead) => {
    const letters = btoa("\0".repeat(lead) + bytes).replace(/=+$/, "");
    const core = letters.slice(lead === 0 ? 0 : lead + 1, Math.floor(((lead + bytes.length) * 8) / 6));
    if (core.length < SHORTEST_CORE) return [];
    return [core, core.replaceAll("+", "-").replaceAll("/", "_")];
  });
}

function hide(known: Known, { text, from, to }: Bytes, hidden: Uint8Array): void {
  const mark = (begin: number, end: number) => {
    hidden.fill(1, from[begin], to[end - 1]);
    return end;
  };
  const lower = folded(text);
  for (const secret of known.exact) each(lower, secret, (at) => mark(at, at + secret.length));
  for (const secret of known.words) {
    each(text, secret, (at) => {
      const end = at + secret.length;
      return isWord(text[at - 1]) || isWord(text[end]) ? end : mark(at, end);
    });
  }
  for (const run of known.runs) {
    each(text, run, (at) => {
      let [begin, end] = [at, at + run.length];
      while (isBase64(text[begin - 1])) begin--;
      while (isBase64(text[end])) end++;
      return mark(begin, end);
    });
  }
  if (known.pieces.size === 0) return;
  for (let at = 0; at + PIECE <= lower.length; at++) {
    if (known.pieces.has(lower.slice(at, at + PIECE))) mark(at, at + PIECE);
  }
}

/** @param found - says where to go on */
function each(text: string, part: string, found: (at: number) => number): void {
  for (let at = text.indexOf(part); at >= 0; ) at = text.indexOf(part, found(at));
}

function rewritten(text: string, hidden: Uint8Array, length: number): string {
  let result = "";
  for (let at = 0; at < length; at++) {
    if (hidden[at] === 0) result += text[at];
    else if (at === 0 || hidden[at - 1] === 0) result += "•••";
  }
  return result;
}

/** Without changing how long it is, as other cases would. */
const folded = (bytes: string) => bytes.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
const hexOf = (bytes: string) =>
  [...bytes].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("");
const isAscii = (text: string) => /^[\0-\x7f]*$/.test(text);
const isWord = (letter = " ") => /[\w\x80-\xff]/.test(letter);
const isBase64 = (letter = " ") => /[\w+/=-]/.test(letter);
