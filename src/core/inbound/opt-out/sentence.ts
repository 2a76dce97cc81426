import { type Clause, gap } from "./clause.ts";
import type { Found } from "./found.ts";
import type { Meaning } from "./language.ts";

/** Words that turn a wish to go on talking into none. */
const NEGATIVE: Meaning[] = ["not", "refuse", "forbid", "noMore", "stop"];

/** The most words between "if" and a condition that always holds. */
const NEAR = 4;

/** A link, or entries in a row: "Unsubscribe | Privacy". */
const FOOTER = /https?:|www\.|\S\s*[|·•]\s*\S/u;

/** A sentence as one language understands it: what holds for all of its clauses. */
export class Sentence {
  readonly whole: Clause;
  #clauses: Clause[] | undefined;
  readonly isQuestion: boolean;
  /** A condition, a report of what others said, a footer: not the writer's own wish. */
  readonly isAside: boolean;

  constructor(whole: Clause, said: string) {
    this.whole = whole;
    // Without its mark, a question is known by how it begins; where verbs come last, by its end.
    const begins = whole.all("question").some(({ from }) => from <= 1 || whole.language.unspaced);
    this.isQuestion = /[?？؟;;]\s*$/.test(said) || begins;
    this.isAside = this.isConditional || whole.has("report") || FOOTER.test(said);
  }

  /** "If it is cheap, …". "If I am on your list, …" is no condition: we write to those who are. */
  get isConditional(): boolean {
    const listed = this.whole.all("listed");
    return this.whole.all("if").some((begins) => {
      if (this.whole.standsAlone(begins) || this.#threatens(begins)) return false;
      return !listed.some((one) => gap(begins, one) <= NEAR && !this.#isNarrowed(one));
    });
  }

  /** "Remove me, or else I complain": the condition is the wish itself. */
  #threatens(begins: Found): boolean {
    return begins.from > 0 && this.whole.all("threat", "authority").some(({ from }) => from >= begins.to);
  }

  /** "If I am on the list of speakers". */
  #isNarrowed(listed: Found): boolean {
    return this.whole.strangersAfter(listed.to, 2).some((word) => !word.afterBreak);
  }

  get clauses(): Clause[] {
    this.#clauses ??= this.whole.clauses;
    return this.#clauses;
  }

  /** Wants to go on talking. */
  get wantsMore(): boolean {
    return (
      this.has("interest") &&
      this.clauses.some((clause) => clause.has("interest") && !clause.has(...NEGATIVE))
    );
  }

  has(...meanings: Meaning[]): boolean {
    return this.whole.has(...meanings);
  }
}
