/**
 * The runs of three characters in a text, and its pairs of Chinese, Japanese or Korean characters, as bits by a hash. It may say
 * yes wrongly, never no.
 */
export type TextIndex = Uint32Array;

/** Few texts have more than 300 different runs, so that a wrong yes is rare. */
const bits = 1 << 13;

/** One text is looked at after the other, and a new index for each costs more than its use. */
const index: TextIndex = new Uint32Array(bits >> 5);

/** @returns the index of this text, until the next one is indexed. */
export function indexText(text: string): TextIndex {
  index.fill(0);
  let first = 0;
  let second = 0;
  for (let at = 0; at < text.length; at++) {
    const third = text.charCodeAt(at);
    add(index, hash(first, second, third));
    if (isWide(third)) add(index, hash(0, second, third));
    first = second;
    second = third;
  }
  return index;
}

/** Characters of which two make a word. */
export function isWide(code: number): boolean {
  return code >= 0x3000;
}

/** Pieces of text in the form that an index needs: the first run and the last run of each. */
export type AskedPieces = { first: Uint16Array; last: Uint16Array };

/** @param pieces at least three characters each, or two wide ones */
export function askFor(pieces: readonly string[]): AskedPieces {
  const needed = withoutLonger(pieces);
  return {
    first: Uint16Array.from(needed, (piece) => runAt(piece, Math.min(piece.length, 3))),
    last: Uint16Array.from(needed, (piece) => runAt(piece, piece.length)),
  };
}

/** A text that has "connection" has "connect": where the shorter is asked for, the longer tells nothing more. */
function withoutLonger(pieces: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (const piece of [...new Set(pieces)].sort((a, b) => a.length - b.length)) {
    if (!kept.some((shorter) => piece.includes(shorter))) kept.push(piece);
  }
  return kept;
}

/** False means that none of the pieces occurs in the text. */
export function mayHaveOne({ first, last }: AskedPieces, index: TextIndex): boolean {
  for (let at = 0; at < first.length; at++) {
    if (has(index, first[at] ?? 0) && has(index, last[at] ?? 0)) return true;
  }
  return false;
}

function runAt(piece: string, end: number): number {
  return hash(end < 3 ? 0 : piece.charCodeAt(end - 3), piece.charCodeAt(end - 2), piece.charCodeAt(end - 1));
}

function add(index: TextIndex, bit: number): void {
  index[bit >> 5] = (index[bit >> 5] ?? 0) | (1 << (bit & 31));
}

function has(index: TextIndex, bit: number): boolean {
  return ((index[bit >> 5] ?? 0) & (1 << (bit & 31))) !== 0;
}

function hash(first: number, second: number, third: number): number {
  return (first * 961 + second * 31 + third) & (bits - 1);
}
