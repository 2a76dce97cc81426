import { SECRET_SHAPES } from "../../core/diagnosis/secrets/secret-shapes.ts";
import { isHarmless, looksSecret } from "./looks.ts";
import type { Span } from "./span.ts";

/** Words behind which a long run of hex or base64 is a key, with a few words between. */
const KEY =
  /(?<![\p{L}\p{N}_])(?:api|access|secret|private|auth|client|bot|session|encryption|licen[cs]e|refresh)?[ _-]?(?:key|token|secret|schlüssel|clé|chiave|llave|chave|sleutel|ключ)s?(?![\p{L}\p{N}_])[^\n\w]{0,4}(?:is |ist |est |es )?["'“`]?([A-Za-z0-9+/_=-]{20,400})/giu;

/** A client's answers in the dialog of AUTH (RFC 4954 §4): base64 behind a line of the server that begins with 334. */
const ANSWER =
  /(?:^|\n)[^\n]{0,40}\b334(?:[ -][\w+/=]{0,200})?[ \t]{0,5}\r?\n[^\n\w+/=]{0,12}(?:(?:C|client|CLIENT|out|send|SENT|sent)[:>\]][ \t]{0,3})?([A-Za-z0-9+/]{4,2000}={0,2})(?=\s|$)/g;

/** Microsoft's tokens without dots, and its older refresh tokens. */
const COMPACT = /(?<![\w+/])(?:Ew[A-D][\w+/]{20,}|0\.AX?[\w-]{40,})={0,2}/g;

/** A server's answer to a token that it refuses (RFC 7628 §3.2.2): base64 of {"status": …, or of {"schemes": …. It holds codes, and no secret. */
const REFUSAL = /^eyJ(?:zdGF0dXMi|zY2hlbWVz)/;

/** Finds what is known by how it looks, or by the name before it, as in the log. Addresses and ids of mails are not. */
export function findTokens(text: string): Span[] {
  const found: Span[] = [];
  for (const { hint, pattern } of SECRET_SHAPES) {
    if (!hint.test(text)) continue;
    for (const { index, 0: all, 1: name = "" } of text.matchAll(pattern)) {
      const span = { from: index + name.length, to: index + all.length };
      if (!isId(text, span, name) && !isOrdinary(name, text.slice(span.from, span.to))) found.push(span);
    }
  }
  for (const pattern of [KEY, ANSWER, COMPACT]) {
    for (const { index, 0: all, 1: value = all } of text.matchAll(pattern)) {
      const from = index + all.lastIndexOf(value);
      if (pattern === KEY && !(/\d/.test(value) && /[a-z]/i.test(value))) continue;
      if (pattern === KEY && isOrdinary("key", value)) continue;
      if (!isId(text, { from, to: from + value.length }, "")) found.push({ from, to: from + value.length });
    }
  }
  return found;
}

/** The log hides these for safety. In a mail they are mostly a word, a path, an error code, or text in base64. */
function isOrdinary(name: string, value: string): boolean {
  if (isHarmless(value) || FOUR_WORDS.test(value) || /^\[[^[\]]*\]$/.test(value)) return true;
  if (/(?:login|plain|oauth\w*) $/i.test(name)) return /^[A-Z]?[a-z]+$/.test(value);
  if (/code=$/i.test(name)) return /^\d{1,9}$/.test(value);
  if (/<[\w:]+>$/.test(name)) return value.includes("\n") || /["'\]]/.test(value);
  if (/^(?:token|signature|sig|key|session|jwt)/i.test(name)) return /^[a-z]+\d?(?:-[a-z]+\d?)+$/.test(value);
  return name === "" && (isPath(value) || (value.endsWith("=") && value.length < 64 && !holdsSecret(value)));
}

/** App passwords have a finder of their own. */
const FOUR_WORDS = /^[a-z]{4}(?: [a-z]{4}){3}$/;

/** The folders of a path have names; of base64, hardly any run between slashes is short for three times. */
const isPath = (value: string) =>
  value.split("/").length > 3 &&
  !value
    .split("/")
    .some((part) => part.length >= 24 && /\d/.test(part) && /[a-z]/.test(part) && /[A-Z]/.test(part));

/** Base64 of a sign-in, or of what looks like a password. */
function holdsSecret(base64: string): boolean {
  const text = Buffer.from(base64, "base64").toString("latin1");
  return /^[\0\x20-\x7e]+$/.test(text) && (text.includes("\0") || looksSecret(text));
}

/** Part of an address or a Message-ID (RFC 5322 §3.6.4), or a refusal in base64. A name before it decides otherwise. */
function isId(text: string, { from, to }: Span, name: string): boolean {
  if (REFUSAL.test(text.slice(from, from + 16))) return true;
  if (name !== "") return false;
  return text[from - 1] === "@" || /^[\w.+=$/-]{0,100}@[\w-]/.test(text.slice(to, to + 110));
}
