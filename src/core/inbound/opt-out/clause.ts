import type { Word } from "./fold.ts";
import { type Found, LETTERS } from "./found.ts";
import type { Language, Meaning } from "./language.ts";
import { longestMatches } from "./longest-match.ts";

/** With more small words around it, a command is part of a sentence: "there you must still cut something". */
const MOST_SMALL = 4;

/** Less than a letter. */
const SLIP = 0.5 / LETTERS;

/** A clause for the rules: the meanings of its words in one language, and their positions. */
export class Clause {
  readonly language: Language;
  readonly words: Word[];
  readonly #found: Found[];
  readonly #byMeaning: Map<Meaning, Found[]>;
  readonly #known: boolean[];

  constructor(language: Language, words: Word[], found: Found[]) {
    this.language = language;
    this.words = words;
    this.#found = found;
    this.#byMeaning = Map.groupBy(found, ({ meaning }) => meaning);
    this.#known = words.map(({ text }) => /^\d+$|@/.test(text));
    if (!language.unspaced) for (const one of found) cover(this.#known, one);
  }

  /** The same, each form overruled by longer ones that mean otherwise. */
  get longest(): Clause {
    return new Clause(this.language, this.words, longestMatches(this.#found));
  }

  all(...meanings: Meaning[]): Found[] {
    return meanings.flatMap((meaning) => this.#byMeaning.get(meaning) ?? []);
  }

  has(...meanings: Meaning[]): boolean {
    return meanings.some((meaning) => this.#byMeaning.has(meaning));
  }

  /** How many of its words the language knows; all where it has no spaces to tell words by. */
  get known(): number {
    return this.language.unspaced ? this.words.length : this.#known.filter(Boolean).length;
  }

  /** The first pair of the two meanings with at most `most` words between them, in either order. */
  pair(these: Meaning[], those: Meaning[], most: number): [Found, Found] | null {
    for (const one of this.all(...these)) {
      for (const other of this.all(...those)) {
        if (gap(one, other) <= most && one !== other) return [one, other];
      }
    }
    return null;
  }

  /** Its clauses, and the thoughts of each: "and", "but" begin the next one. */
  get clauses(): Clause[] {
    const clauses = this.#split((at) => this.words[at]?.afterBreak === true);
    return clauses.flatMap((clause) =>
      clause.thoughts.length > 1 ? [clause, ...clause.thoughts] : [clause],
    );
  }

  get thoughts(): Clause[] {
    const starts = new Set(this.all("and").map(({ from }) => from));
    return this.#split((at) => starts.has(at));
  }

  #split(begins: (at: number) => boolean): Clause[] {
    const starts = this.words.flatMap((_, at) => (at === 0 || begins(at) ? [at] : []));
    if (starts.length <= 1) return [this];
    return starts.map((from, i) => this.#slice(from, starts[i + 1] ?? this.words.length));
  }

  #slice(from: number, to: number): Clause {
    const [begins, ends] = [this.#place(from), this.#place(to)];
    const found = this.#found
      .filter((one) => one.from >= begins && one.to <= ends)
      .map((one) => ({
        ...one,
        from: one.from - begins,
        to: one.to - begins,
        ...(one.parts && { parts: one.parts.map((part) => part - begins) }),
      }));
    return new Clause(this.language, this.words.slice(from, to), found);
  }

  /** Where a word begins, in the measure of `Found`. */
  #place(word: number): number {
    if (!this.language.unspaced) return word;
    return this.words.slice(0, word).reduce((sum, { text }) => sum + text.length, 0) / LETTERS;
  }

  /** Words unknown to the language, in the place of a verb's object. */
  strangersNear({ from, to }: Found, reach = 3): Word[] {
    if (this.language.unspaced) return [];
    const [first, last] = [this.language.verbLast ? from - reach : from, to + reach];
    return this.words.filter((_, at) => at >= first && at < last && this.#known[at] === false);
  }

  /** Words that the language does not know right after a place. */
  strangersAfter(place: number, reach = 3): Word[] {
    if (this.language.unspaced) return [];
    return this.words.filter((_, at) => at >= place && at < place + reach && this.#known[at] === false);
  }

  /** Words that the language does not know before a place. */
  strangersBefore({ from }: Found): Word[] {
    return this.strangersAfter(0, from);
  }

  strangersBetween(one: Found, other: Found): Word[] {
    const [first, last] = one.to <= other.from ? [one.to, other.from] : [other.to, one.from];
    return this.strangersAfter(first, last - first);
  }

  /** The places of a meaning that are no part of another's. */
  outside(meaning: Meaning, other: Meaning): Found[] {
    return this.all(meaning).filter((one) => !this.all(other).some((longer) => isWithin(one, longer)));
  }

  /** Whether "I" is the one of "I am on your list". */
  isListed(who: Found): boolean {
    return this.all("listed").some((listed) => isWithin(who, listed));
  }

  /** Whether commas part it from all other words: the Spanish "Sí," is no "if". */
  standsAlone({ from, to }: Found): boolean {
    if (this.language.unspaced) return false;
    const ends = to >= this.words.length || this.words[to]?.afterBreak === true;
    return ends && (from === 0 || this.words[from]?.afterBreak === true);
  }

  /** Whether a new thought begins between two places: a comma, "and", "if" is there. */
  isParted(one: Found, other: Found): boolean {
    const isBetween = (place: number) => place >= one.to && place <= other.from;
    return (
      this.words.some(({ afterBreak }, at) => afterBreak && isBetween(this.#place(at))) ||
      this.all("and", "if").some(({ from }) => isBetween(from))
    );
  }

  /** Whether an unknown word is between a verb and an object after it, in a language without spaces. */
  isStrangeBetween(verb: Found, object: Found): boolean {
    if (!this.language.unspaced || object.from < verb.to) return false;
    const covers = ({ from, to }: Found) => Math.max(0, Math.min(to, object.from) - Math.max(from, verb.to));
    return object.from - verb.to > this.#found.reduce((sum, found) => sum + covers(found), 0) + SLIP;
  }

  /** How many mail addresses it names. */
  get addresses(): number {
    return this.words.filter(({ text }) => text.includes("@")).length;
  }

  /** Whether nothing is said but these meanings and small words. */
  saysOnly(...meanings: Meaning[]): boolean {
    const without = this.#uncovered(this.all(...meanings));
    return without <= MOST_SMALL && this.#uncovered(this.all("small", ...meanings)) < 0.5;
  }

  /** How many of its words the language does not know. */
  get strangers(): number {
    return this.#uncovered(this.#found);
  }

  /** Its length in words. */
  get size(): number {
    return this.#place(this.words.length);
  }

  /** The text outside of some places, in words. Japanese writes grammar in hiragana: these count as small words. */
  #uncovered(places: Found[]): number {
    const unit = this.language.unspaced ? LETTERS : 1;
    const all = this.language.unspaced ? [...this.words.map(({ text }) => text).join("")] : this.words;
    const covered = all.map((one) => typeof one === "string" && /\p{sc=Hira}/u.test(one));
    for (const { from, to, parts } of places) {
      cover(covered, { from: Math.round(from * unit), to: Math.round(to * unit), ...(parts && { parts }) });
    }
    return covered.filter((is) => !is).length / unit;
  }
}

function cover(places: boolean[], { from, to, parts }: Pick<Found, "from" | "to" | "parts">): void {
  if (!parts) places.fill(true, from, to);
  else for (const part of parts) places[part] = true;
}

/** The number of words between two places. None where one contains the other. */
export function gap(one: Found, other: Found): number {
  if (one.from >= other.to) return one.from - other.to;
  return other.from >= one.to ? other.from - one.to : 0;
}

export const isWithin = (inner: Found, outer: Found) => outer.from <= inner.from && outer.to >= inner.to;
