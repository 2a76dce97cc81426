import { Clause } from "./clause.ts";
import { findMeanings } from "./find-meanings.ts";
import { type Word, wordsOf } from "./fold.ts";
import { isOfAnother, isReversed, type Wish, wishOf } from "./rules.ts";

export type Certainty = "sure" | "doubtful" | "no";

/** What a sentence says about being written to. */
export type Heard = {
  certainty: Certainty;
  /** It is "stop" and nothing else: a wish only where the mail says nothing else either. */
  bare: boolean;
  /** It wants to go on talking. */
  interest: boolean;
  /** Nothing but greetings, thanks and grammar. */
  small: boolean;
  /** Displeasure, or a question where we have the address from: a person should read it. */
  anger: boolean;
};

/** A language judges a sentence only where it knows nearly as many of its words as the language that knows most. */
const NEARLY = 0.7;

/** What a sentence says, in whichever language understands it. */
export function judgeSentence(sentence: string): Heard {
  const said = withoutQuotedWords(sentence);
  const words = wordsOf(said);
  const whole = [...findMeanings(words)].map(([language, found]) => new Clause(language, words, found));
  const most = Math.max(0, ...whole.map(({ known }) => known));
  const judges = whole.filter(({ known }) => known >= most * NEARLY);
  const verdicts = judges.map((judge) => judgeIn(judge, said));
  return {
    certainty: strongest(verdicts),
    bare: judges.some((judge) => judge.has("bare") && judge.saysOnly("bare", "want", "command")),
    interest: judges.some((judge) => judge.has("interest") && !judge.has("not", "refuse", "forbid")),
    small: judges.some((judge) => judge.saysOnly()),
    anger: judges.some((judge) => judge.has("anger", "source", "wrong")),
  };
}

const strongest = (all: Certainty[]): Certainty =>
  all.includes("sure") ? "sure" : all.includes("doubtful") ? "doubtful" : "no";

function judgeIn(sentence: Clause, said: string): Certainty {
  if (sentence.has("again") && sentence.has("threat") && !isQuestion(sentence, said)) return "sure";
  if (isAside(sentence, said)) return "no";
  const parts = split(sentence.words);
  const clauses =
    parts.length === 1
      ? [sentence]
      : parts.map((words) => new Clause(sentence.language, words, findMeanings(words).get(sentence.language) ?? []));
  return strongest(clauses.map((clause) => judgeClause(clause, sentence, said)));
}

function judgeClause(clause: Clause, sentence: Clause, said: string): Certainty {
  if (isCommand(clause)) return isQuestion(sentence, said) && !sentence.has("ask") ? "doubtful" : "sure";
  const wish = wishOf(clause);
  if (wish === null || isReversed(clause, wish)) return "no";
  if (isQuestion(sentence, said) && !sentence.has("ask")) return sentence.has("how") ? "doubtful" : "no";
  if (wish.about === "contact" && isForNow(clause, sentence)) return "no";
  if (sentence.has("instead")) return "no";
  if (isOfAnother(clause, wish)) return clause.has("list") && wish.about === "list" ? "doubtful" : "no";
  return isFirm(clause, wish) ? "sure" : "doubtful";
}

/** Conditions, reports of what others said, and offers of an exit say nothing about the writer's own wish. */
function isAside(sentence: Clause, said: string): boolean {
  const asked = sentence.all("ask");
  const conditions = sentence
    .all("if")
    .filter(({ from, to }) => !asked.some((ask) => ask.from <= from && ask.to >= to));
  return conditions.length > 0 || sentence.has("report", "offer") || /https?:|www\./.test(said);
}

const isQuestion = (sentence: Clause, said: string) =>
  /[?？؟;;]\s*$/.test(said) || sentence.has("question");

/** "Unsubscribe, please": nothing else is said. */
const isCommand = (clause: Clause) =>
  clause.has("command") &&
  clause.saysOnly("command", "bare", "me", "list", "want", "mail", "more", "ask") &&
  !clause.pair(["not"], ["command"], 1);

/** "Not this week", "no attachments": mail as such stays welcome. */
const isForNow = (clause: Clause, sentence: Clause) =>
  sentence.has("until") || clause.has("narrow") || sentence.has("interest");

/** Whether the clause leaves no doubt about whom it means and who is to act. */
function isFirm(clause: Clause, wish: Wish): boolean {
  const mover = clause.all("I").some(({ to }) => to <= wish.verb.from);
  if (mover && !clause.has("want", "ask", "object", "refuse", "leave")) return false;
  return wish.mine || clause.strangersNear(wish.verb).length === 0;
}

function split(words: Word[]): Word[][] {
  const parts: Word[][] = [];
  for (const [at, word] of words.entries()) {
    if (at === 0 || word.afterBreak) parts.push([]);
    parts.at(-1)?.push(word);
  }
  return parts;
}

/** Words in quotation marks are somebody else's, unless the whole sentence stands in them. */
function withoutQuotedWords(sentence: string): string {
  const rest = sentence.replace(/["“”„«‹「『][^"“”„«»‹›「」『』]{1,200}["“”»›」』]/g, " … ");
  return /\p{L}.*\p{L}/u.test(rest) ? rest : sentence;
}
