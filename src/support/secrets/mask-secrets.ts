import { findAppPasswords } from "./find-app-passwords.ts";
import { findCards } from "./find-cards.ts";
import { findPasswords } from "./find-passwords.ts";
import { findTokens } from "./find-tokens.ts";
import { MASK, type Span } from "./span.ts";

/**
 * The same text with "•••" in place of all that looks like a secret: passwords that people write, app passwords, tokens, keys, card
 * numbers. Addresses, ids of mails and the words of providers stay. Linear in the length of the text.
 *
 * @returns `masked`: how many secrets were found
 */
export function maskSecrets(text: string): { text: string; masked: number } {
  const { texts, masked } = maskTexts([text]);
  return { text: texts[0] ?? "", masked };
}

/**
 * The same for a text in pieces, such as the text nodes of an HTML mail. A password may stand in another node than the word for
 * it. Between blocks stands a piece with a line break.
 */
export function maskTexts(pieces: readonly string[]): { texts: string[]; masked: number } {
  const text = pieces.join("");
  const spans = joined(
    [findPasswords, findAppPasswords, findTokens, findCards].flatMap((find) => find(text)),
  );
  if (spans.length === 0) return { texts: [...pieces], masked: 0 };
  let begin = 0;
  let next = 0;
  const texts = pieces.map((piece) => {
    const end = begin + piece.length;
    while ((spans[next]?.to ?? end) < begin) next += 1;
    const masked = maskPiece(piece, begin, spans, next);
    while ((spans[next]?.to ?? Number.POSITIVE_INFINITY) <= end) next += 1;
    begin = end;
    return masked;
  });
  return { texts, masked: spans.length };
}

/** The mask stands in the piece in which the secret begins. */
function maskPiece(piece: string, begin: number, spans: Span[], first: number): string {
  const end = begin + piece.length;
  let text = "";
  let at = begin;
  for (let next = first; next < spans.length; next++) {
    const span = spans[next];
    if (span === undefined || span.from >= end) break;
    if (span.to <= at) continue;
    text += piece.slice(at - begin, Math.max(at, span.from) - begin);
    if (span.from >= begin) text += MASK;
    at = Math.min(span.to, end);
  }
  return text + piece.slice(at - begin);
}

/** In order, those that touch as one. */
function joined(spans: Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else result.push({ ...span });
  }
  return result;
}
