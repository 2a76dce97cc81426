import { type Clause, isWithin } from "./clause.ts";
import { type Found, LETTERS } from "./found.ts";
import { isOfAnother, isReversed, type Wish, wishOf } from "./rules.ts";
import type { Sentence } from "./sentence.ts";

export type Certainty = "sure" | "doubtful" | "no";

export const strongest = (all: Certainty[]): Certainty =>
  all.includes("sure") ? "sure" : all.includes("doubtful") ? "doubtful" : "no";

/** Whether a clause of a sentence asks not to be written to. */
export function judgeClause(clause: Clause, sentence: Sentence): Certainty {
  // "To unsubscribe, click here"; but "the link to unsubscribe is broken, so remove me" is a wish.
  if (sentence.has("offer") && (clause.has("offer") || !clause.has("me", "leave"))) return "no";
  if (isCommand(clause) && !sentence.has("instead", "until") && !sentence.wantsMore) {
    if (sentence.isQuestion && !sentence.has("ask")) return sentence.has("question") ? "no" : "doubtful";
    // "Can we also delete contacts from the list?" may be about our product.
    if (sentence.isQuestion && clause.has("I") && !clause.has("me", "leave", "want")) return "doubtful";
    return namesAnotherWay(clause, sentence, "contact") ? "doubtful" : "sure";
  }
  if (endsListing(clause, sentence)) return "sure";
  const wish = wishOf(clause);
  // "Can't you take me off?" is no "do not take me off".
  if (wish === null || (isReversed(clause, wish) && !(sentence.isQuestion && sentence.has("ask"))))
    return "no";
  // "Take Anna off and add me": the object of the removal is in one thought with its verb.
  if (wish.about === "list" && wish.verb.meaning !== "leave" && clause.thoughts.length > 1) return "no";
  if (sentence.isQuestion && !isRequest(clause, wish, sentence)) return "no";
  if (wish.about === "contact" && isForNow(clause, sentence)) return "no";
  if (asksForOther(clause, sentence, wish)) return "no";
  if (isOwnDoing(clause, wish.verb)) return clause.has("me") ? "doubtful" : "no";
  if (isOfAnother(clause, wish)) return clause.has("list") && wish.about === "list" ? "doubtful" : "no";
  // "Mr Olsen left, take off the list."
  if (wish.about === "list" && !wish.mine && sentence.has("other")) return "doubtful";
  // "Stop e-mailing Bob, he left."
  if (!wish.mine && sentence.has("other") && clause.strangersNear(wish.verb).length > 0) return "no";
  return isFirm(clause, sentence, wish) ? "sure" : "doubtful";
}

/** "Unsubscribe, please": nothing else is said. Not "I was going to unsubscribe", "stop contacting my team". */
const isCommand = (clause: Clause) =>
  clause.has("command") &&
  !clause.has("other", "narrow", "welcome") &&
  !clause.all("command").every((verb) => isOwnDoing(clause, verb)) &&
  clause.saysOnly("command", "bare", "me", "list", "want", "mail", "more", "ask", "and") &&
  !isDenied(clause);

/** "If I am on some list: remove". */
const endsListing = (clause: Clause, sentence: Sentence) =>
  sentence.has("listed") &&
  !sentence.isQuestion &&
  !sentence.has("other", "narrow", "until", "instead", "not", "welcome", "interest") &&
  clause.has("remove", "unsubscribe") &&
  clause.saysOnly(
    "remove",
    "unsubscribe",
    "bare",
    "listed",
    "if",
    "me",
    "list",
    "want",
    "ask",
    "I",
    "more",
  ) &&
  clause.strangers === 0;

/** "I don't want to opt out". */
const isDenied = (clause: Clause) =>
  clause
    .all("not", "refuse")
    .some((not) => clause.all("command").some(({ from }) => from >= not.to && from - not.to <= 2));

/** A question that asks for it: "could you take me off?", "will you take me off your list?" */
const isRequest = (clause: Clause, wish: Wish, sentence: Sentence) =>
  sentence.has("ask") ||
  (wish.about === "list" && clause.has("me", "leave") && clause.has("list") && !sentence.has("question"));

/** A phrase of time alone has no more words. */
const SHORT_TIME = 3;

/** "Not this week", "no attachments": mail as such stays welcome. */
const isForNow = (clause: Clause, sentence: Sentence) =>
  clause.has("until", "narrow") ||
  sentence.wantsMore ||
  // "Until Monday, do not write to me."
  sentence.clauses.some((other) => other.has("until") && other.size <= SHORT_TIME);

/** "Use lea@new.test"; not the verb of "do not use my address". */
const asksForOther = (clause: Clause, sentence: Sentence, { object }: Wish) =>
  sentence.whole.all("instead").length > clause.all("instead").filter((one) => isWithin(one, object)).length;

/** "We delete our old lists": the writer does it themselves. */
const isOwnDoing = (clause: Clause, verb: Found) =>
  clause.all("I").some((who) => who.to <= verb.from && !clause.isListed(who)) &&
  !clause.has("want", "ask", "object", "refuse", "leave");

/** The largest unknown share of a clause. With more, it speaks of something else. */
const STRANGE = 0.15;

/** The most unknown words where the clause names the writer. */
const ABOUT_ME = { words: 1, letters: 2 / LETTERS };

/** Whether the clause leaves no doubt about whom it means. */
function isFirm(clause: Clause, sentence: Sentence, { about, verb, object, mine }: Wish): boolean {
  if (clause.has("other") || sentence.has("welcome") || namesAnotherWay(clause, sentence, about))
    return false;
  const allowed = Math.max(
    clause.has("me") ? ABOUT_ME[clause.language.unspaced ? "letters" : "words"] : 0,
    clause.size * STRANGE,
  );
  if (verb.meaning !== "object" && clause.strangers > allowed) return false;
  // "We object to the surcharge."
  if (verb.meaning === "object" && !clause.has("me") && clause.strangersAfter(verb.to).length > 0)
    return false;
  // "Jim wants to be taken off your list."
  if (about === "list" && !clause.has("me") && clause.strangersBefore(verb).length > 0) return false;
  // "Take me off the list until May", "take me off the call".
  if (about === "list" && clause.has("until", "narrow")) return false;
  // "Delete clause four and I sign."
  if (about === "list" && clause.isStrangeBetween(verb, object)) return false;
  // "Take me off mute."
  if (about === "list" && !clause.has("list", "object")) {
    // "Remove me from the panel"; "I want the clause to be removed."
    if (!clause.has("me", "leave") && clause.strangers > 0) return false;
    return clause.strangersAfter(Math.max(verb.to, object.to), 3).length === 0;
  }
  if (about === "contact" && namesMore(clause, verb, object)) return false;
  if (verb.meaning === "refuse" && clause.strangersBetween(verb, object).length > 0) return false;
  return mine || clause.strangersNear(verb).length === 0;
}

/** "Stop writing to me in rhymes", "do not use my name in the brochure". */
function namesMore(clause: Clause, verb: Found, object: Found): boolean {
  const end = Math.max(verb.to, object.to, ...clause.all("me").map(({ to }) => to));
  return clause.strangersAfter(end, 5).length > 0;
}

/** "Do not write to me, write to Jane", "use lea@new.test". */
function namesAnotherWay(clause: Clause, sentence: Sentence, about: Wish["about"]): boolean {
  if (about === "list") return sentence.whole.addresses > clause.addresses;
  if (sentence.whole.addresses > 0) return true;
  if (clause === sentence.whole) return false;
  return sentence.clauses.some(
    (other) =>
      other !== clause &&
      !other.has("threat", "authority") &&
      (other.has("narrow") || speaksOfWriting(other)),
  );
}

/** Of writing as something welcome. "Thanks for reaching out" is politeness. */
const speaksOfWriting = (clause: Clause) =>
  !clause.has("not", "forbid", "stop", "refuse", "noMore", "remove", "unsubscribe", "leave", "anger") &&
  clause
    .all("contact")
    .some(
      ({ from, to }) =>
        !clause.all("mail").some((noun) => noun.from === from) &&
        !clause.all("small").some((polite) => polite.from < from && polite.to >= to),
    );
