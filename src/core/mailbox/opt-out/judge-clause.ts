import type { Clause } from "./clause.ts";
import { isOfAnother, isReversed, type Wish, wishOf } from "./rules.ts";
import type { Sentence } from "./sentence.ts";

export type Certainty = "sure" | "doubtful" | "no";

export const strongest = (all: Certainty[]): Certainty =>
  all.includes("sure") ? "sure" : all.includes("doubtful") ? "doubtful" : "no";

/** Whether a clause of a sentence asks not to be written to. */
export function judgeClause(clause: Clause, sentence: Sentence): Certainty {
  // "To unsubscribe, click here"; but "the link to unsubscribe is broken, so remove me" is a wish.
  if (sentence.has("offer") && (clause.has("offer") || !clause.has("me", "leave"))) return "no";
  if (isCommand(clause)) {
    if (!sentence.isQuestion || sentence.has("ask")) return "sure";
    return sentence.has("question") ? "no" : "doubtful";
  }
  const wish = wishOf(clause);
  // "Can't you take me off?" is no "do not take me off".
  if (wish === null || (isReversed(clause, wish) && !(sentence.isQuestion && sentence.has("ask"))))
    return "no";
  // "Take Anna off and add me": what is taken off stands in one thought with its verb.
  if (wish.about === "list" && wish.verb.meaning !== "leave" && clause.thoughts.length > 1) return "no";
  if (sentence.isQuestion && !isRequest(clause, wish, sentence)) return "no";
  if (wish.about === "contact" && isForNow(clause, sentence)) return "no";
  if (sentence.has("instead")) return "no";
  if (isOfAnother(clause, wish)) return clause.has("list") && wish.about === "list" ? "doubtful" : "no";
  // "Stop e-mailing Bob, he left."
  if (!wish.mine && sentence.has("other") && clause.strangersNear(wish.verb).length > 0) return "no";
  if (isOwnDoing(clause, wish)) return clause.has("me") ? "doubtful" : "no";
  return isFirm(clause, sentence, wish) ? "sure" : "doubtful";
}

/** "Unsubscribe, please": nothing else is said. */
const isCommand = (clause: Clause) =>
  clause.has("command") &&
  (!clause.has("I") || clause.has("want")) &&
  clause.saysOnly("command", "bare", "me", "list", "want", "mail", "more", "ask", "and") &&
  !clause.pair(["not"], ["command"], 1);

/** A question that asks for it: "could you take me off?", "will you take me off your list?" */
const isRequest = (clause: Clause, wish: Wish, sentence: Sentence) =>
  sentence.has("ask") ||
  (wish.about === "list" && clause.has("me", "leave") && clause.has("list") && !sentence.has("question"));

/** "Not this week", "no attachments": mail as such stays welcome. */
const isForNow = (clause: Clause, sentence: Sentence) => clause.has("until", "narrow") || sentence.wantsMore;

/** "We delete our old lists": the writer does it themselves. */
const isOwnDoing = (clause: Clause, { verb }: Wish) =>
  clause.all("I").some(({ to }) => to <= verb.from) &&
  !clause.has("want", "ask", "object", "refuse", "leave");

/** So much of a clause may be unknown: where more is, it speaks of something else. */
const STRANGE = 0.15;

/** Whether the clause leaves no doubt about whom it means. */
function isFirm(clause: Clause, sentence: Sentence, { about, verb, object, mine }: Wish): boolean {
  if (clause.has("other") || sentence.has("welcome") || namesAnotherWay(clause, sentence, about))
    return false;
  const allowed = Math.max(clause.has("me") ? 1 : 0, clause.size * STRANGE);
  if (verb.meaning !== "object" && clause.strangers > allowed) return false;
  // "Take me off the list until May."
  if (about === "list" && clause.has("until")) return false;
  // "Take me off mute."
  if (about === "list" && !clause.has("list", "object")) {
    return clause.strangersAfter(Math.max(verb.to, object.to)).length === 0;
  }
  if (verb.meaning === "refuse" && clause.strangersBetween(verb, object).length > 0) return false;
  return mine || clause.strangersNear(verb).length === 0;
}

/** "Do not write to me, write to Jane", "use lea@new.test". */
function namesAnotherWay(clause: Clause, sentence: Sentence, about: Wish["about"]): boolean {
  if (about === "list") return sentence.whole.addresses > clause.addresses;
  if (sentence.whole.addresses > 0) return true;
  if (clause === sentence.whole) return false;
  return sentence.clauses.some(
    (other) => other !== clause && (other.has("narrow") || speaksOfWriting(other)),
  );
}

/** Of writing as something welcome. */
const speaksOfWriting = (clause: Clause) =>
  !clause.has("not", "forbid", "stop", "refuse", "noMore", "remove", "unsubscribe", "leave") &&
  clause.all("contact").some(({ from }) => !clause.all("mail").some((noun) => noun.from === from));
