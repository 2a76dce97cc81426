import { judgeSentence, type SentenceMeaning } from "./judge-sentence.ts";
import { withoutNotices } from "./leave-out.ts";
import { splitSentences } from "./split-sentences.ts";

/** Whether a person asks for no more mail, and the sentence that says so, for people to read. */
export type OptOut =
  /** The whole message, or a sentence about the writer or this address, says so. */
  | { kind: "sure"; sentence: string }
  /** A person has to decide. */
  | { kind: "doubtful"; sentence: string }
  | { kind: "no" };

/** The part of a text that is read. No person asks this after twenty pages. */
const MOST_CHARACTERS = 30_000;
const MOST_OF_SUBJECT = 400;
/** A longer message that shows displeasure says what it is about. */
const SHORT_WORDS = 16;
/** "Remove" or "stop" without an object, in a mail no longer than this, is about its writer. */
const BRIEF_WORDS = 30;
/** Subjects that answer ours. */
const ANSWERS =
  /^\s*(re|aw|antw|sv|vs|ref|rif|res|ynt|odp|fwd?|wg|tr|回复|回覆|答复|返信|회신|отв)\s*(\[\d+\])?\s*[:：]/iu;

/**
 * Reads whether the writer asks to get no more mail. Only their own words may be given, without what they quoted: our own mail
 * speaks of unsubscribing too.
 *
 * @param mail - `subject` counts where it is not an answer to one of ours
 */
export function readOptOut({ ownWords, subject }: { ownWords: string; subject: string }): OptOut {
  const own = withoutNotices(ownWords.slice(0, MOST_CHARACTERS));
  const said = splitSentences(own)
    .map(judgeSentence)
    .filter(({ small }) => !small)
    .map(withoutOffered);
  const answer = weigh(said);
  if (answer.kind === "sure") return answer;
  if (ANSWERS.test(subject)) return said.length === 0 ? headingAlone(subject.replace(ANSWERS, "")) : answer;
  const heading = judgeSentence(subject.slice(0, MOST_OF_SUBJECT));
  return heading.certainty === "no" && !heading.bare ? answer : weigh([{ ...heading, ofMe: true }, ...said]);
}

/** "Re: unsubscribe" above an empty mail: the writer's words, or those of our own subject. */
function headingAlone(subject: string): OptOut {
  const heading = judgeSentence(subject.slice(0, MOST_OF_SUBJECT));
  const asks = heading.certainty !== "no" || heading.bare;
  return asks ? { kind: "doubtful", sentence: heading.text } : { kind: "no" };
}

/** "You receive this because you signed up. Unsubscribe": a footer's second sentence belongs to its first. */
function withoutOffered(sentence: SentenceMeaning, at: number, said: SentenceMeaning[]): SentenceMeaning {
  const offered = said[at - 1]?.offers === true && !sentence.ofMe;
  return offered ? { ...sentence, certainty: "no", bare: false } : sentence;
}

/** The result of all sentences of a mail. */
function weigh(said: SentenceMeaning[]): OptOut {
  const leaver = removalOfLeaver(said);
  if (leaver) return { kind: "doubtful", sentence: leaver.text };
  const sure = said.find(({ certainty }) => certainty === "sure") ?? bareWish(said);
  if (sure) return { kind: isContested(sure, said) ? "doubtful" : "sure", sentence: sure.text };
  const doubtful = said.find(({ certainty, bare }) => certainty === "doubtful" || bare) ?? annoyed(said);
  return doubtful ? { kind: "doubtful", sentence: doubtful.text } : { kind: "no" };
}

/** "Stop." at the beginning or the end of a brief mail, or "delete it" in a mail that asks for the source of the address. */
function bareWish(said: SentenceMeaning[]): SentenceMeaning | undefined {
  const bare = said.find((sentence) => sentence.bare && !sentence.wonders);
  if (!bare || countWords(said) > BRIEF_WORDS || said.some(({ ofAnother }) => ofAnother)) return undefined;
  const atEdge = bare === said[0] || bare === said.at(-1);
  const isWish =
    said.some(({ anger }) => anger) || (atEdge && !said.some((other) => other !== bare && other.tells));
  return isWish ? bare : undefined;
}

/** "Susan no longer works here. Remove her": she may have been at this address, or at another. */
const removalOfLeaver = (said: SentenceMeaning[]): SentenceMeaning | undefined =>
  said.some(({ gone }) => gone) ? said.find(({ removes, ofMe }) => removes && !ofMe) : undefined;

/** Whether the rest of the mail wants to go on talking, or speaks of another person. */
function isContested(sure: SentenceMeaning, said: SentenceMeaning[]): boolean {
  const others = said.filter((sentence) => sentence !== sure);
  return (
    said.some(({ interest }) => interest) ||
    others.some(({ asks }) => asks) ||
    (!sure.ofMe && others.some(({ ofAnother, certainty }) => ofAnother && certainty === "no"))
  );
}

function annoyed(said: SentenceMeaning[]): SentenceMeaning | undefined {
  if (said.some(({ interest }) => interest) || countWords(said) > SHORT_WORDS) return undefined;
  return said.find(({ anger }) => anger);
}

const countWords = (said: SentenceMeaning[]) =>
  said.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
