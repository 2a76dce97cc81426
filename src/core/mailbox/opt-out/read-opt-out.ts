import { type Heard, judgeSentence } from "./judge-sentence.ts";
import { withoutNotices } from "./leave-out.ts";
import { splitSentences } from "./split-sentences.ts";

/** Whether somebody asks not to be written to again, and the sentence that says so, for people to read. */
export type OptOut =
  /** The whole message, or a sentence about the writer or this address, says so. */
  | { kind: "sure"; sentence: string }
  /** A person has to decide. */
  | { kind: "doubtful"; sentence: string }
  | { kind: "no" };

type Sentence = Heard & { text: string };

/** What is read of a text; nobody asks this after a hundred pages. */
const MOST_CHARACTERS = 100_000;
/** A longer message that shows displeasure says what it is about. */
const SHORT_WORDS = 16;
/** Subjects that answer ours. */
const ANSWERS = /^\s*(re|aw|antw|sv|vs|ref|rif|ynt|odp|fwd?|wg|tr|回复|回覆|答复|返信|회신|отв)\s*(\[\d+\])?\s*[:：]/iu;

/**
 * Reads whether the writer asks to be left in peace. Only their own words may be given, without what they quoted: our own mail
 * speaks of unsubscribing too.
 *
 * @param mail - `subject` counts where it is not an answer to one of ours
 */
export function readOptOut({ textReply, subject }: { textReply: string; subject: string }): OptOut {
  const own = withoutNotices(textReply.slice(0, MOST_CHARACTERS));
  const sentences = splitSentences(own).map((text): Sentence => ({ text, ...judgeSentence(text) }));
  const said = sentences.filter(({ small }) => !small);
  const answer = weigh(said.length > 0 ? said : sentences);
  if (answer.kind === "sure" || ANSWERS.test(subject)) return answer;
  return weighSubject(subject, said, answer);
}

function weigh(sentences: Sentence[]): OptOut {
  const interest = sentences.some((sentence) => sentence.interest);
  const [first] = sentences;
  const sure = sentences.find(({ certainty }) => certainty === "sure") ?? (first?.bare ? first : undefined);
  if (sure) return { kind: interest || isAsked(sure) ? "doubtful" : "sure", sentence: sure.text };
  const doubtful = sentences.find(({ certainty, bare }) => certainty === "doubtful" || bare);
  if (doubtful) return { kind: "doubtful", sentence: doubtful.text };
  const angry = sentences.find(({ anger }) => anger);
  const words = sentences.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  return angry && !interest && words <= SHORT_WORDS ? { kind: "doubtful", sentence: angry.text } : { kind: "no" };
}

/** "Stop?" */
const isAsked = ({ bare, text }: Sentence) => bare && /[?？]\s*$/.test(text);

/** A subject of their own counts as a sentence, where the mail itself says little else. */
function weighSubject(subject: string, said: Sentence[], answer: OptOut): OptOut {
  const heading: Sentence = { text: subject, ...judgeSentence(subject) };
  const alone = weigh([heading]);
  if (alone.kind === "no") return answer;
  return said.length === 0 || alone.kind === "doubtful" ? alone : weigh([heading, ...said]);
}
