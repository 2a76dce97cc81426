import type { Clause } from "./clause.ts";
import type { Meaning } from "./language.ts";

/** What turns a wish to go on talking into none. */
const NEGATIVE: Meaning[] = ["not", "refuse", "forbid", "noMore", "stop"];

/** A sentence as one language understands it: what holds for all of its clauses. */
export class Sentence {
  readonly whole: Clause;
  readonly clauses: Clause[];
  readonly isQuestion: boolean;
  /** A condition, a report of what others said, an offer of an exit: not the writer's own wish. */
  readonly isAside: boolean;
  /** Wants to go on talking. */
  readonly wantsMore: boolean;

  constructor(whole: Clause, clauses: Clause[], said: string) {
    this.whole = whole;
    this.clauses = clauses;
    this.isQuestion = /[?？؟;;]\s*$/.test(said) || whole.has("question");
    this.isAside = isConditional(whole) || whole.has("report", "offer") || /https?:|www\./.test(said);
    this.wantsMore = clauses.some((clause) => clause.has("interest") && !clause.has(...NEGATIVE));
  }

  has(...meanings: Meaning[]): boolean {
    return this.whole.has(...meanings);
  }
}

/** "If you could" and "s'il vous plaît" are no conditions. */
function isConditional(sentence: Clause): boolean {
  const polite = sentence.all("ask", "want");
  return sentence
    .all("if")
    .some(({ from, to }) => !polite.some((phrase) => phrase.from <= from && phrase.to >= to));
}
