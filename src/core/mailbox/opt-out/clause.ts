import type { Found } from "./find-meanings.ts";
import type { Word } from "./fold.ts";
import type { Language, Meaning } from "./language.ts";

/** What rules ask of some words: which meanings they have in one language, and where. */
export class Clause {
  readonly language: Language;
  readonly words: Word[];
  readonly #found: Map<Meaning, Found[]>;
  readonly #known: boolean[];

  constructor(language: Language, words: Word[], found: Found[]) {
    this.language = language;
    this.words = words;
    this.#found = Map.groupBy(found, ({ meaning }) => meaning);
    this.#known = words.map(({ text }) => /^\d+$|@/.test(text));
    if (!language.unspaced) for (const { from, to } of found) this.#known.fill(true, from, to);
  }

  all(...meanings: Meaning[]): Found[] {
    return meanings.flatMap((meaning) => this.#found.get(meaning) ?? []);
  }

  has(...meanings: Meaning[]): boolean {
    return meanings.some((meaning) => this.#found.has(meaning));
  }

  /** How many of its words the language knows; all where it has no spaces to tell words by. */
  get known(): number {
    return this.language.unspaced ? this.words.length : this.#known.filter(Boolean).length;
  }

  /** The first pair of the two meanings with at most so many words between them, in either order. */
  pair(these: Meaning[], those: Meaning[], most: number): [Found, Found] | null {
    for (const one of this.all(...these)) {
      for (const other of this.all(...those)) {
        if (gap(one, other) <= most && one !== other) return [one, other];
      }
    }
    return null;
  }

  /** Its parts, where words like "and" begin the next thought; itself where there are none. */
  get parts(): Word[][] {
    const starts = new Set(this.all("and").map(({ from }) => from));
    return splitBefore(this.words, (_, at) => starts.has(at));
  }

  /** Words that the language does not know where the object of a verb stands. */
  strangersNear({ from, to }: Found, reach = 3): Word[] {
    if (this.language.unspaced) return [];
    const [first, last] = this.language.verbLast ? [from - reach, to + reach] : [to, to + reach];
    return this.words.filter((_, at) => at >= first && at < last && this.#known[at] === false);
  }

  /** Words that the language does not know right after a place. */
  strangersAfter(place: number, reach = 2): Word[] {
    if (this.language.unspaced) return [];
    return this.words.filter((_, at) => at >= place && at < place + reach && this.#known[at] === false);
  }

  /** Whether nothing is said but these meanings and small words. */
  saysOnly(...meanings: Meaning[]): boolean {
    const said = this.all("small", ...meanings);
    const covered = Array<boolean>(this.#size).fill(false);
    for (const { from, to } of said)
      covered.fill(true, Math.round(from * this.#unit), Math.round(to * this.#unit));
    return covered.filter((is) => !is).length <= (this.language.unspaced ? 1 : 0);
  }

  get #unit(): number {
    return this.language.unspaced ? LETTERS : 1;
  }

  get #size(): number {
    return this.language.unspaced
      ? this.words.reduce((sum, { text }) => sum + text.length, 0)
      : this.words.length;
  }
}

/** How many letters stand for a word where a language has no spaces between words. */
export const LETTERS = 3;

/** How many words stand between two places; none where one holds the other. */
function gap(one: Found, other: Found): number {
  if (one.from >= other.to) return one.from - other.to;
  return other.from >= one.to ? other.from - one.to : 0;
}

/** Words in groups, each beginning where a new one is to begin. */
export function splitBefore(words: Word[], begins: (word: Word, at: number) => boolean): Word[][] {
  const groups: Word[][] = [];
  for (const [at, word] of words.entries()) {
    if (at === 0 || begins(word, at)) groups.push([]);
    groups.at(-1)?.push(word);
  }
  return groups;
}
