/**
 * Words of others that may appear among ours. Line breaks are kept. Other control characters and invisible ones are removed.
 * Marks that turn the direction of writing go too, since they would turn our words (Unicode UAX #9). Joiners stay: some scripts
 * and emoji need them.
 */
export function visible(text: string): string {
  return (
    text
      .replace(/\r\n?|[\u2028\u2029]/g, "\n")
      .replace(/[\p{Cc}--[\n]]/gv, " ")
      .replace(/[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
      // A lone surrogate is not a character, and no JSON reader has to take it.
      .toWellFormed()
  );
}

/** The same for a line: without its breaks. */
export const visibleLine = (text: string): string => visible(text).replace(/\s+/g, " ").trim();

/** Cut to `most` characters (UTF-16 units), between characters as people see them: no emoji or accent is torn (UAX #29). */
export const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, borderBefore(text, most - 1))}…`;

/** The same for a sentence with a name in it. Its end tells what to do, so a long name is shortened instead. */
export function cutWithin(text: string, most: number): string {
  if (text.length <= most) return text;
  const half = Math.floor((most - 1) / 2);
  return `${cut(text, half + 1)}${text.slice(borderFrom(text, text.length - half))}`;
}

const characters = new Intl.Segmenter("en", { granularity: "grapheme" });
/** Longer than any character that people write. A longer one is cut all the same. */
const LONGEST_CHARACTER = 64;

/** The last border between two characters at or before this place. */
function borderBefore(text: string, at: number): number {
  const { from, borders } = bordersAround(text, at);
  return (
    borders.findLast((border) => border <= at && (border > from || from === 0)) ?? at - insidePair(text, at)
  );
}

/** The first border at or after this place. */
function borderFrom(text: string, at: number): number {
  return bordersAround(text, at).borders.find((border) => border >= at) ?? at + insidePair(text, at);
}

function bordersAround(text: string, at: number): { from: number; borders: number[] } {
  const from = Math.max(0, at - LONGEST_CHARACTER);
  const segments = characters.segment(text.slice(from, at + LONGEST_CHARACTER));
  return { from, borders: [...segments].map(({ index }) => from + index) };
}

/** 1 where this place tears a surrogate pair. */
const insidePair = (text: string, at: number) => Number(/^[\udc00-\udfff]/.test(text.slice(at, at + 1)));
