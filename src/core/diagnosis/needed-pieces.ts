import { isWide } from "./text-index.ts";

/**
 * Pieces of text without which a pattern cannot match: of the list, one at least occurs in every match. Null where nothing is
 * needed that could be told. Most patterns of the rules match few texts, and looking for a piece is far cheaper than searching.
 */
export function neededPieces(pattern: RegExp): readonly string[] | null {
  const reader = { source: pattern.source, at: 0 };
  const pieces = readAlternatives(reader);
  // A pattern that was not read to its end was not understood.
  return reader.at === reader.source.length ? pieces : null;
}

type Reader = { source: string; at: number };
type Found = readonly string[] | null;

/** Shorter pieces occur everywhere and tell nothing; of Chinese or Japanese, two characters are a word. */
function tells(piece: string): boolean {
  return (
    piece.length >= 3 || (piece.length === 2 && isWide(piece.charCodeAt(0)) && isWide(piece.charCodeAt(1)))
  );
}

function readAlternatives(reader: Reader): Found {
  let pieces: string[] | null = [];
  for (;;) {
    const found = readSequence(reader);
    pieces = pieces === null || found === null ? null : [...pieces, ...found];
    if (reader.source[reader.at] !== "|") return pieces;
    reader.at++;
  }
}

/** One alternative: the best of what its parts need. A run of plain letters is one part. */
function readSequence(reader: Reader): Found {
  let best: Found = null;
  let run = "";
  const consider = (found: Found) => {
    if (found !== null && worth(found) > worth(best)) best = found;
  };
  const endRun = () => {
    if (tells(run)) consider([run]);
    run = "";
  };
  while (reader.at < reader.source.length && !"|)".includes(reader.source[reader.at] ?? "")) {
    const part = readPart(reader);
    const { least, most } = readQuantifier(reader);
    if (typeof part === "string") {
      if (least > 0) run += part;
      if (least !== 1 || most !== 1) endRun();
    } else {
      endRun();
      if (least > 0) consider(part.pieces);
    }
  }
  endRun();
  return best;
}

/** The longer the shortest piece, the rarer the text that has one of them. */
function worth(found: Found): number {
  return found === null ? 0 : Math.min(...found.map(({ length }) => length)) - found.length / 100;
}

/** A plain character, or the pieces that a group needs; classes, assertions and their like need none. */
function readPart(reader: Reader): string | { pieces: Found } {
  const { source } = reader;
  const char = source[reader.at++] ?? "";
  if (char === "\\") {
    const escaped = source[reader.at++] ?? "";
    return /[a-zA-Z0-9]/.test(escaped) ? { pieces: null } : escaped;
  }
  if (char === "[") {
    while (reader.at < source.length && source[reader.at] !== "]")
      reader.at += source[reader.at] === "\\" ? 2 : 1;
    reader.at++;
    return { pieces: null };
  }
  if (char === "(") {
    const opening = /^\?(?:[:=!]|<[=!])/.exec(source.slice(reader.at, reader.at + 3))?.[0] ?? "";
    reader.at += opening.length;
    const pieces = readAlternatives(reader);
    reader.at++;
    return { pieces: opening === "" || opening === "?:" ? pieces : null };
  }
  return ".^$".includes(char) ? { pieces: null } : char;
}

function readQuantifier(reader: Reader): { least: number; most: number } {
  const found = /^(?:[?*+]|\{(\d+)(,?)(\d*)\})\??/.exec(reader.source.slice(reader.at, reader.at + 12));
  if (found === null) return { least: 1, most: 1 };
  reader.at += found[0].length;
  const [quantifier, least, comma, most] = found;
  if (least !== undefined) {
    return {
      least: Number(least),
      most: comma === "" ? Number(least) : most === "" ? Infinity : Number(most),
    };
  }
  return { least: quantifier.startsWith("+") ? 1 : 0, most: quantifier.startsWith("?") ? 1 : Infinity };
}
