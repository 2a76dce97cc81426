import type { Meaning } from "./language.ts";

/** A form of a language in some words. Positions count words, or thirds of letters in a language without spaces between words. */
export type Found = {
  meaning: Meaning;
  from: number;
  to: number;
  /** The positions of its words, if others are between them. */
  parts?: number[];
};

/** The letters of one word in a language without spaces between words. */
export const LETTERS = 3;
