import { NO_PASSWORD, NO_SECRET_WORD } from "./password-words.ts";

const ADDRESS = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[a-z]{2,24}$/i;
/** SMTP replies and enhanced codes (RFC 5321 §4.2.1, RFC 3463), HTTP states, and Microsoft's. */
const CODE =
  /^(?:[2-5]\d\d(?:[ -][245]\.\d{1,3}\.\d{1,3})?|[245]\.\d{1,3}\.\d{1,3}|aadsts\d{5,7}|0x[0-9a-f]{1,8})$/i;
const PLACEHOLDER = /^[*•●xX._·-]+$/;
const PLAIN_LINK = /^https?:\/\/[^\s?#@]*$/i;

/** Whether a word that stands where a password would stand is none for sure. */
export const isHarmless = (word: string): boolean =>
  NO_PASSWORD.has(plain(word)) ||
  NO_SECRET_WORD.test(word) ||
  ADDRESS.test(word) ||
  CODE.test(word) ||
  PLACEHOLDER.test(word) ||
  PLAIN_LINK.test(word);

/** In what programs print, a line may end in letters: "REQUIRED\\n535". */
const plain = (word: string) =>
  word
    .toLowerCase()
    .replace(/\\[nrt].*$/, "")
    .replace(/[.!?,;:…"'\\]+$/, "");

/** Whether a word looks like a password and like no word of a language: digits beside letters, signs inside, letters of both cases inside. */
export function looksSecret(word: string): boolean {
  if (word.length < 4 || isHarmless(word)) return false;
  const body = word.replace(/[.,;:!?)\]'"]+$/, "");
  if (/^\d+$/.test(body)) return body.length >= 4;
  if (/\d/.test(body) && /\p{L}/u.test(body)) return true;
  return (
    /\p{L}[#$%^&*!?+=~|€§]+[\p{L}\d]/u.test(word) || /\p{Ll}\p{Lu}/u.test(body) || /[#$%^&*~]/.test(body)
  );
}
