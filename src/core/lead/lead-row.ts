import type { Fields } from "./template-port.ts";

/** One lead of a file that people can correct: `line` counts from 1, as their program shows it. */
export type LeadRow = {
  line: number;
  /** In lower case, syntactically right. */
  email: string;
  /** Its other columns by name; an empty cell is absent. */
  fields: Fields;
};

export type LineProblem = { line: number; why: string };

/** The first hundred, and how many there are: a million bad rows are told in the space of a page. */
export type Listed<T> = { count: number; first: T[] };

const MOST_LISTED = 100;

export function nothingListed<T>(): Listed<T> {
  return { count: 0, first: [] };
}

export function list<T>(into: Listed<T>, ...items: T[]): void {
  into.count += items.length;
  into.first.push(...items.slice(0, Math.max(0, MOST_LISTED - into.first.length)));
}

export type ReadLeadsResult =
  | {
      kind: "read";
      /** Names that templates can use, besides `email`. */
      columns: string[];
      /** Rows with an address, before duplicates were left out. */
      rows: number;
      bad: Listed<LineProblem>;
      /** A note for people about the reading of the file, or null. */
      note: string | null;
    }
  /** `why` is one sentence that says what to do. Rows may have been handed over before it was noticed. */
  | { kind: "unreadable"; why: string };

/** Reads a file of leads to its end, in bounded memory; `take` is awaited, batch by batch. */
export type ReadLeads = (take: (rows: LeadRow[]) => Promise<void>) => Promise<ReadLeadsResult>;
