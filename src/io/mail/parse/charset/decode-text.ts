import iconv from "iconv-lite";
import { guessCharset } from "./guess-charset.ts";
import { namedCharset } from "./named-charset.ts";
import { SHIFTED_CHARSETS, UNSHIFTED } from "./shifted-charsets.ts";
import { undoubled } from "./undo-double-encoding.ts";
import { isUtf7 } from "./utf-7.ts";

/**
 * The text that bytes from outside stand for. The named charset is believed unless the bytes disprove it: many programs name none, a
 * wrong one, or one that does not exist.
 *
 * @param named - as the mail names it; null: not at all
 * @param hint - the charset that another place of the same mail names
 */
export function decodeText(bytes: Buffer, named: string | null, hint: string | null = null): string {
  const mark = byteOrderMark(bytes);
  if (mark !== null) return decodeAs(bytes, mark);
  const wide = wideUnits(bytes);
  if (wide !== null) return decodeAs(bytes, wide);
  const charset = named === null ? null : namedCharset(named);
  if (isPlainAscii(bytes, charset)) return bytes.toString("latin1");
  if (charset === null || VAGUE.has(charset)) return undoubled(decodeAs(bytes, likely(bytes, charset, hint)));
  if (charset === "utf-8") return undoubled(decodeUtf8(bytes, hint));
  if (isUtf8(bytes, charset)) return bytes.toString("utf8");
  const text = decodeAs(bytes, charset);
  return isBroken(text) ? decodeAs(bytes, likely(bytes, charset, hint)) : text;
}

/** Charsets that programs name without looking. */
const VAGUE = new Set(["us-ascii", "windows-1252"]);

/** Charsets in which bytes below 0x80 are not ASCII, or are escapes. */
const SHIFTING = /^(utf-7|utf-16|utf-32|iso-2022|hz-gb|ebcdic|cp037)/;

function isPlainAscii(bytes: Buffer, charset: string | null): boolean {
  if (charset !== null && SHIFTING.test(charset)) return false;
  // ISO-2022 and UTF-16 have no byte beyond ASCII; the other signs are UTF-7's and HZ's.
  if (bytes.includes(0x1b) || bytes.includes(0)) return false;
  if (bytes.includes(0x2b) && isUtf7(bytes)) return false;
  return isAscii(bytes);
}

function isAscii(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte >= 0x80) return false;
  return true;
}

function byteOrderMark(bytes: Buffer): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

const WIDE_LOOKED_AT = 400;

/** UTF-16 without a mark: every other byte of Latin words is NUL. null: it is not. */
function wideUnits(bytes: Buffer): string | null {
  if (bytes.length < 8 || !bytes.subarray(0, WIDE_LOOKED_AT).includes(0)) return null;
  const nuls = [0, 0];
  const looked = bytes.subarray(0, WIDE_LOOKED_AT);
  for (const [at, byte] of looked.entries()) if (byte === 0) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  if (Math.max(even, odd) < 0.35 * looked.length || Math.min(even, odd) > 0.05 * looked.length) return null;
  return odd > even ? "utf-16le" : "utf-16be";
}

/** The charset of bytes that name none, or one that cannot be right. */
function likely(bytes: Buffer, charset: string | null, hint: string | null): string {
  if (isUtf7(bytes)) return "utf-7";
  if (charset === "windows-1252" && !isUtf8(bytes, charset) && !isAllAccents(bytes)) return charset;
  const guess = guessCharset(bytes);
  const named = hint === null ? null : namedCharset(hint);
  if (!LATIN.has(guess) || named === null || named === "utf-8" || VAGUE.has(named)) return guess;
  // The rest of the mail knows better than a guess that is left over, where the bytes do not disprove it.
  return charset === "windows-1252" || isBroken(decodeAs(bytes, named)) ? guess : named;
}

/** Escapes of ISO-2022, or words in which nearly every letter has an accent: another charset was called Latin. */
function isAllAccents(bytes: Buffer): boolean {
  const beginning = bytes.toString("latin1", 0, LOOKED_AT);
  if (beginning.includes("\x1b")) return true;
  const accented = beginning.match(/[\u0080-\u00ff]/g)?.length ?? 0;
  return accented > 3 && accented > 2 * (beginning.match(/[a-zA-Z]/g)?.length ?? 0);
}

/** Named UTF-8: a few broken bytes are damage; more of them are another charset. */
function decodeUtf8(bytes: Buffer, hint: string | null): string {
  const text = bytes.toString("utf8");
  const broken = count(text, "\ufffd");
  if (broken === 0) return text;
  const letters = text.slice(0, LOOKED_AT).match(/[\u0080-\ufffc]/g)?.length ?? 0;
  return letters >= 3 * Math.min(broken, LOOKED_AT) ? text : decodeAs(bytes, likely(bytes, "utf-8", hint));
}

const LATIN = new Set(["windows-1252", "windows-1250", "iso-8859-2", "windows-1254"]);

/** How much of a text is looked at to tell whether it came out broken. */
const LOOKED_AT = 16_384;

/** Bytes of another named charset that are UTF-8 without doubt: pairs of two-byte charsets can look like it by chance. */
function isUtf8(bytes: Buffer, charset: string): boolean {
  const looked = bytes.subarray(0, LOOKED_AT);
  const text = looked.toString("utf8");
  const cut = bytes.length > LOOKED_AT ? text.slice(0, -3) : text;
  if (cut.includes("\ufffd")) return false;
  const letters = cut.match(/[\u0080-\uffff]/g)?.length ?? 0;
  if (letters === 0) return false;
  return letters >= 4 || (!TWO_BYTES.test(charset) && letters >= 2);
}
const TWO_BYTES = /^(gb|big5|shift|euc|ks|iso-2022|windows-31j|cp949)/;

/** More broken characters than a cut at one end explains. */
function isBroken(text: string): boolean {
  const looked = text.slice(0, LOOKED_AT);
  const broken = count(looked, "\ufffd");
  return broken > 2 || (broken > 0 && broken * 10 > looked.length);
}

function count(text: string, sign: string): number {
  let found = 0;
  for (let at = text.indexOf(sign); at >= 0 && found < LOOKED_AT; at = text.indexOf(sign, at + 1)) found++;
  return found;
}

/** Bytes in a charset that exists: what Node knows, else what iconv-lite does (UTF-7, UTF-32, those of DOS and old Macs). */
function decodeAs(bytes: Buffer, charset: string): string {
  if (charset === "utf-8") return new TextDecoder().decode(bytes);
  const unshift = SHIFTED_CHARSETS[charset];
  if (unshift !== undefined) return decodeAs(unshift(bytes), UNSHIFTED[charset] ?? "utf-8");
  if (!ONLY_ICONV.test(charset)) {
    try {
      return new TextDecoder(charset).decode(charset === "iso-2022-jp" ? withoutIdleShifts(bytes) : bytes);
    } catch {
      // Not one of the charsets of the web.
    }
  }
  return iconv.encodingExists(charset) ? iconv.decode(bytes, charset) : new TextDecoder().decode(bytes);
}

/** A shift to ASCII and away from it at once, as between two encoded words, is an error to the decoder of the web. */
const withoutIdleShifts = (bytes: Buffer) =>
  Buffer.from(
    bytes.toString("latin1").replaceAll("\x1b(B\x1b", "\x1b").replaceAll("\x1b(J\x1b", "\x1b"),
    "latin1",
  );

const ONLY_ICONV = /^utf-(7|32)/;
