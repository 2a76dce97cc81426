import { cut, visible } from "../words/visible.ts";

/** Longer than the sentence that decides ever is. */
const LONGEST_QUOTATION = 1000;

/**
 * Words of others as we keep and quote them: visible, in Unicode that every database takes, and bounded.
 *
 * @returns null when nothing is left of them
 */
export function quoteWords(words: string, most = LONGEST_QUOTATION): string | null {
  // Text that cannot stay is cut away first, so that a megabyte costs no more than a line.
  const kept = cut(visible(words.slice(0, most * 4)).trim(), most);
  return kept === "" ? null : kept;
}
