import { type Clause, isWithin } from "./clause.ts";
import type { Found } from "./found.ts";
import type { Meaning } from "./language.ts";

/** A wish that a clause speaks of. `list`: to be taken off. `contact`: not to be written to. */
export type Wish = {
  about: "list" | "contact";
  /** The position of its verb. */
  verb: Found;
  /** The verb's object. */
  object: Found;
  /** Whether the clause itself says that it is about the writer, or about mail in general. */
  mine: boolean;
};

type Rule = {
  about: Wish["about"];
  /** These … */
  verb: Meaning[];
  /** … with one of those, at most `within` words apart. */
  with: Meaning[];
  within: number;
  mine?: true;
};

/** From the most telling to the least. The same in every language. */
const RULES: Rule[] = [
  { about: "list", verb: ["unsubscribe"], with: ["me", "list", "want"], within: 6, mine: true },
  { about: "list", verb: ["remove"], with: ["me"], within: 6, mine: true },
  { about: "list", verb: ["remove"], with: ["list"], within: 4 },
  { about: "contact", verb: ["refuse"], with: ["listed"], within: 3, mine: true },
  { about: "contact", verb: ["forbid"], with: ["me"], within: 6, mine: true },
  { about: "contact", verb: ["forbid"], with: ["mail"], within: 3 },
  { about: "contact", verb: ["stop"], with: ["contact", "send", "mail"], within: 3 },
  { about: "contact", verb: ["noMore"], with: ["mail", "contact"], within: 2 },
  { about: "contact", verb: ["refuse"], with: ["receive", "mail"], within: 5 },
];

/** A clause's wish for no more mail, from any person. null: it has none. */
export function wishOf(clause: Clause): Wish | null {
  const [complete] = clause.all("leave", "object");
  if (complete) return { about: "list", verb: complete, object: complete, mine: true };
  for (const rule of RULES) {
    const [verb, object] = clause.pair(rule.verb, rule.with, rule.within) ?? [];
    // "We do not want to send mails to our customers."
    if (verb?.meaning === "refuse" && clause.has("send") && !clause.has("me", "receive")) continue;
    if (verb && object) {
      return {
        about: rule.about,
        verb,
        object,
        mine: rule.mine ?? (clause.has("me") || object.meaning === "mail"),
      };
    }
  }
  const [alone] = clause.all("forbid");
  if (alone) return { about: "contact", verb: alone, object: alone, mine: false };
  return prohibition(clause);
}

/** "Do not write to me", "do not send me any more". */
function prohibition(clause: Clause): Wish | null {
  const [not, contact] = clause.pair(["not"], ["contact"], 4) ?? [];
  const isLast = not && contact && Math.max(not.to, contact.to) >= clause.size;
  if (contact && (clause.has("me", "more") || (isLast && !clause.has("anger")))) {
    return { about: "contact", verb: contact, object: contact, mine: clause.has("me") };
  }
  const [, unwanted] = clause.pair(["refuse"], ["contact", "send"], 5) ?? [];
  if (unwanted && clause.has("me")) return { about: "contact", verb: unwanted, object: unwanted, mine: true };
  const [, send] = clause.pair(["not"], ["send"], 4) ?? [];
  if (send && clause.has("mail", "more")) return { about: "contact", verb: send, object: send, mine: true };
  return null;
}

/** "Please do not remove me", "do not stop writing". */
export function isReversed(clause: Clause, { about, verb }: Wish): boolean {
  if (clause.has("welcome")) return true;
  if (about === "contact")
    return verb.meaning === "stop" && clause.all("not").some(({ to }) => to === verb.from);
  const complete = verb.meaning === "leave" || verb.meaning === "object";
  const nots = complete ? clause.all("not") : clause.all("not", "refuse");
  const next = clause.all("contact", "send", "stop", "mail");
  return nots.some((not) => {
    // "Ne … pas" around its verb; "ta inte bort", the negation between the parts of the verb.
    if (isJustBefore(not, verb) || isWithin(verb, not)) return true;
    if (verb.parts && isWithin(not, verb) && !verb.parts.includes(not.from)) return true;
    // After it, the negation may already belong to the next verb: "remove me and do not write again".
    const after = not.from - verb.to;
    return after >= 0 && after <= 2 && !next.some(({ from }) => from >= not.to && from - not.to <= 3);
  });
}

const isJustBefore = (one: Found, other: Found) => other.from >= one.to && other.from - one.to <= 3;

/** Whether it speaks of another person or thing, and not of the writer too. */
export const isOfAnother = (clause: Clause, wish: Wish): boolean =>
  clause.has("other") && !(wish.mine && clause.has("me"));
