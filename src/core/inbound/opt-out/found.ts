import type { Meaning } from "./language.ts";

/** A form of a language found in some words: positions in words, or in thirds of letters where it has no spaces between words. */
export type Found = {
  meaning: Meaning;
  from: number;
  to: number;
  /** Where its words stand, if others stand between them. */
  parts?: number[];
};

/** How many letters stand for a word where a language has no spaces between words. */
export const LETTERS = 3;
