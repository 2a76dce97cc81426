import { guessAlphabet } from "./guess-alphabet.ts";
import { guessLatin } from "./guess-latin.ts";

/** The length of text that is examined: enough to tell, and bounded. */
const LOOKED_AT = 16_384;

type Candidate = { charset: string; fits: (text: string, bytes: Buffer) => boolean };

/** Of all characters beyond ASCII, the share that a pattern matches. */
function share(text: string, pattern: RegExp): number {
  const beyond = text.match(/[^\0-\x7f]/gu)?.length ?? 0;
  return beyond === 0 ? 0 : (text.match(pattern)?.length ?? 0) / beyond;
}

/** Two-byte characters of a text, by their first byte; null: the bytes do not come in pairs. */
function pairs(bytes: Buffer): { lead: number; trail: number }[] {
  const found: { lead: number; trail: number }[] = [];
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) continue;
    i++;
    found.push({ lead, trail: bytes[i] ?? 0 });
  }
  return found;
}

function shareOfPairs(bytes: Buffer, fits: (pair: { lead: number; trail: number }) => boolean): number {
  const all = pairs(bytes);
  return all.length === 0 ? 0 : all.filter(fits).length / all.length;
}

/** The most frequent ones of Korean: half of any text. */
const SYLLABLES =
  /[이다는을를에가의한고하지서도사기인대로해자어시아나요니습안세보있리수정주전부제상일그만들여문과내합네료녕]/gu;
const KANA = /[\u3041-\u30fe]/gu;

/**
 * In this order: Japanese shows by its kana, Korean by its syllables, Big5 by second bytes below 0x80, Chinese by its most frequent
 * characters.
 */
const TWO_BYTES: Candidate[] = [
  {
    charset: "shift_jis",
    fits: (text) => share(text, KANA) > 0.1 && share(text, /[\uff61-\uff9f]/gu) < 0.1,
  },
  { charset: "euc-jp", fits: (text) => share(text, KANA) > 0.1 },
  {
    charset: "euc-kr",
    fits: (text, bytes) =>
      shareOfPairs(bytes, ({ lead }) => lead >= 0xb0 && lead <= 0xc8) > 0.9 && share(text, SYLLABLES) > 0.2,
  },
  {
    charset: "big5",
    fits: (_text, bytes) =>
      shareOfPairs(bytes, ({ lead }) => lead >= 0xa1 && lead <= 0xc6) > 0.85 &&
      shareOfPairs(bytes, ({ trail }) => trail < 0x80) > 0.15,
  },
  {
    charset: "gb18030",
    fits: (_text, bytes) => shareOfPairs(bytes, ({ lead }) => lead >= 0xa1 && lead <= 0xd7) > 0.7,
  },
];

/** ISO-2022-JP switches its alphabets by escape sequences and has no byte beyond ASCII (RFC 1468). */
const ESCAPES = ["\x1b$B", "\x1b$@", "\x1b(J"];

/**
 * The charset of bytes that name none, or a wrong one. A guess that is right for whole sentences; western European letters are what
 * is left over.
 */
export function guessCharset(bytes: Buffer): string {
  const looked = bytes.subarray(0, LOOKED_AT);
  const latin = looked.toString("latin1");
  if (ESCAPES.some((sequence) => latin.includes(sequence))) return "iso-2022-jp";
  if (isUtf8Beginning(looked, bytes.length > LOOKED_AT)) return "utf-8";
  // In Latin letters most are ASCII.
  const beyond = latin.match(/[\x80-\xff]/g)?.length ?? 0;
  const letters = beyond + (latin.match(/[a-zA-Z]/g)?.length ?? 0);
  if (beyond / letters < 0.35 || standsAmongAscii(latin)) return guessLatin(looked);
  const alphabet = guessAlphabet(looked);
  if (alphabet !== null) return alphabet;
  for (const { charset, fits } of TWO_BYTES) {
    const text = decoded(looked, charset);
    if (text !== null && fits(text, looked)) return charset;
  }
  return guessLatin(looked);
}

/** Whether the letters beyond ASCII stand alone or in pairs, beside ASCII letters. Words of other alphabets have none between. */
function standsAmongAscii(latin: string): boolean {
  const runs = latin.match(/[a-zA-Z]?[\x80-\xff]+[a-zA-Z]?/g) ?? [];
  return runs.every((run) => run.replace(/[a-zA-Z]/g, "").length <= 2 && /[a-zA-Z]/.test(run));
}

/** A character may be cut at the end of what is looked at. */
function isUtf8Beginning(bytes: Buffer, isCut: boolean): boolean {
  return (isCut ? [0, 1, 2, 3] : [0]).some(
    (cut) => decoded(bytes.subarray(0, bytes.length - cut), "utf-8") !== null,
  );
}

/** null: these bytes are not of that charset. */
function decoded(bytes: Buffer, charset: string): string | null {
  for (const cut of [0, 1]) {
    try {
      return new TextDecoder(charset, { fatal: true }).decode(bytes.subarray(0, bytes.length - cut));
    } catch {
      // Cut in the middle of a character, or another charset.
    }
  }
  return null;
}
