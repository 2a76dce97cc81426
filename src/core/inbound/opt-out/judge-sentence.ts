import { Clause, isWithin } from "./clause.ts";
import { findMeanings } from "./find-meanings.ts";
import { wordsOf } from "./fold.ts";
import { type Certainty, judgeClause, strongest } from "./judge-clause.ts";
import type { Meaning } from "./language.ts";
import { Sentence } from "./sentence.ts";

/** A sentence's statements about being written to. */
export type SentenceMeaning = {
  text: string;
  certainty: Certainty;
  /** Says "stop" or "remove" and not what: a wish only where the rest of the mail makes it one. */
  bare: boolean;
  /** Asks and requests nothing: "Stop?", not "can you stop?" */
  wonders: boolean;
  /** Tells something that is no refusal: "Stop! You were right." A line without an end may be a signature. */
  tells: boolean;
  /** Offers an exit to others, as a footer does. */
  offers: boolean;
  /** Wants to go on talking. */
  interest: boolean;
  /** Asks something that is no request to get no more mail. */
  asks: boolean;
  /** It speaks of another person. */
  ofAnother: boolean;
  /** It says that a person left. */
  gone: boolean;
  /** It asks for a removal of anyone or anything. */
  removes: boolean;
  /** Names the writer or their address. */
  ofMe: boolean;
  /** Nothing but greetings, thanks and grammar. */
  small: boolean;
  /** Displeasure, or a question where we have the address from: a person should read it. */
  anger: boolean;
};

/** A language judges a sentence only where it knows nearly as many of its words as the language that knows most. */
const NEARLY = 0.9;

/** Judges a sentence, in any language that understands it. */
export function judgeSentence(text: string): SentenceMeaning {
  const said = withoutQuotedWords(text);
  const words = wordsOf(said);
  const whole = [...findMeanings(words)].map(([language, found]) => new Clause(language, words, found));
  const most = Math.max(0, ...whole.map(({ known }) => known));
  const nearly = whole.filter(({ known }) => known >= most * NEARLY);
  const judges = nearly.map((clause) => new Sentence(clause.longest, said));
  const some = (holds: (judge: Sentence) => boolean) => judges.some(holds);
  const certainty = strongest(judges.map(judgeIn));
  return {
    text,
    certainty,
    bare: some(saysOnlyStop),
    wonders: isAsked(said) && !some((judge) => judge.has("ask")),
    tells: /[.!?。！？]\s*$/u.test(said) && words.length > 1 && !some((judge) => judge.has(...REFUSING)),
    offers: some((judge) => judge.has("offer")),
    interest: some((judge) => !isThreat(judge) && (judge.wantsMore || judge.has("welcome"))),
    asks: isAsked(said) && certainty !== "sure" && !some((judge) => judge.has("source", "anger", "how")),
    ofAnother: nearly.some(speaksOfAnother),
    gone: some((judge) => judge.whole.outside("gone", "leave").length > 0),
    removes: some(asksToRemove),
    ofMe: some(({ whole }) => whole.outside("me", "gone").length > 0),
    small:
      certainty === "no" && some(({ whole }) => whole.saysOnly()) && !some((judge) => judge.has(...TELLING)),
    anger: some((judge) => judge.has(...DISPLEASED)),
  };
}

const isAsked = (said: string) => /[?？؟]\s*$/.test(said);

/** "If you go on writing, I report you." */
const isThreat = (sentence: Sentence) =>
  sentence.has("again") && !sentence.isQuestion && (sentence.has("threat") || endsInCourt(sentence));

/** "One more mail, and this goes to my lawyer"; not "please send one more mail to our lawyer". */
const endsInCourt = (sentence: Sentence) =>
  !sentence.has("want", "until", "interest", "narrow", "instead", "ask") &&
  sentence.whole
    .all("authority")
    .some((who) => sentence.whole.all("again").some((again) => sentence.whole.isParted(again, who)));

function judgeIn(sentence: Sentence): Certainty {
  if (isThreat(sentence)) return "sure";
  if (asksForExit(sentence)) {
    return sentence.isConditional || sentence.has("other", "report") ? "no" : "doubtful";
  }
  if (sentence.isAside || !sentence.has(...WISHES)) return "no";
  const clauses = sentence.clauses.map((clause) => judgeClause(clause, sentence));
  return strongest(
    hasInfinitive(sentence.whole) ? [...clauses, judgeClause(sentence.whole, sentence)] : clauses,
  );
}

/** "Hören Sie auf, mir zu schreiben": the comma is between a verb and its object. */
const hasInfinitive = (sentence: Clause) =>
  sentence.language.verbLast === true &&
  sentence.has("me", "mail") &&
  (sentence.pair(["stop"], ["contact", "send"], 5) ?? sentence.pair(["refuse"], ["receive"], 5)) !== null;

/** "How do I unsubscribe?", "how do I stop receiving these?" */
const asksForExit = (sentence: Sentence) =>
  sentence.isQuestion &&
  sentence.has("how") &&
  (sentence.has("unsubscribe", "command", "remove") ||
    isComplete(sentence.whole) ||
    sentence.whole.pair(["stop"], ["receive", "mail"], 2) !== null);

/** "Hvordan afmelder jeg mig?": the form that asks names the exit too. */
const isComplete = (sentence: Clause) =>
  !sentence.language.unspaced && sentence.all("how").some(({ from, to }) => to - from >= sentence.size - 1);

/** "Not for us" is about no other person, and neither is the "it" of "give it up". */
const speaksOfAnother = (clause: Clause) =>
  clause.longest
    .all("other")
    .some(
      (other) =>
        !clause.all("me").some((me) => isWithin(me, other)) &&
        !clause.all("anger").some((anger) => isWithin(other, anger)),
    );

/** A person should read these. */
const DISPLEASED: Meaning[] = ["anger", "source", "wrong"];

/** One of these is in every sentence that says no. */
const REFUSING: Meaning[] = [...DISPLEASED, "not", "refuse", "noMore", "gone", "stop", "bare", "remove"];

/** A sentence of small words says something where it has one of these. */
const TELLING: Meaning[] = ["bare", ...DISPLEASED];

/** Without one of these no clause is a wish. */
const WISHES: Meaning[] = [
  "leave",
  "object",
  "command",
  "unsubscribe",
  "remove",
  "forbid",
  "stop",
  "noMore",
  "refuse",
  "not",
];

/** "Stop", "not relevant, please remove": no "cancel, I booked the wrong slot", no "I will remove you". */
const saysOnlyStop = (sentence: Sentence) =>
  sentence.has("bare") &&
  !sentence.isAside &&
  saysLittle(sentence) &&
  !sentence.has("how") &&
  (sentence.has("anger", "source", "wrong") ||
    (!sentence.wantsMore && !sentence.has("welcome", "I", "until", "other"))) &&
  sentence.clauses.some(
    (clause) =>
      clause.has("bare") &&
      !clause.has("not", "welcome", "I", "interest") &&
      clause.saysOnly("bare", "want", "command", "more", "ask"),
  );

/** Not "Stop, there is a mistake in the offer". */
const saysLittle = ({ whole, wantsMore }: Sentence) =>
  whole.strangers <= 1 && !whole.has("narrow") && !wantsMore;

/** "Remove her", "take him off the list". */
const asksToRemove = (sentence: Sentence) =>
  !sentence.isAside &&
  !sentence.isQuestion &&
  sentence.clauses.some(
    (clause) =>
      clause.has("remove", "unsubscribe", "leave", "bare") &&
      !clause.has("narrow", "until", "not", "welcome"),
  );

/** The placeholder for quoted words: no language knows it. */
const QUOTED = " qqq ";

/** Quoted words belong to another person, unless the quotation is the whole sentence. */
function withoutQuotedWords(sentence: string): string {
  const rest = sentence.replace(/["“”„«‹「『][^"“”„«»‹›「」『』]{1,200}["“”»›」』]/g, QUOTED);
  return /\p{L}.*\p{L}/u.test(rest.replaceAll(QUOTED, "")) ? rest : sentence;
}
