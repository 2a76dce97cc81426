import type { Clause } from "./clause.ts";
import type { Found } from "./find-meanings.ts";
import type { Meaning } from "./language.ts";

/** A wish that a clause speaks of. `list`: to be taken off. `contact`: not to be written to. */
export type Wish = {
  about: "list" | "contact";
  /** Where its verb stands. */
  verb: Found;
  /** Whether the clause itself says that it is about the writer. */
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
  { about: "list", verb: ["unsubscribe"], with: ["me", "list", "want", "mail"], within: 6, mine: true },
  { about: "list", verb: ["remove"], with: ["me"], within: 6, mine: true },
  { about: "list", verb: ["remove"], with: ["list"], within: 4 },
  { about: "contact", verb: ["forbid"], with: ["me", "more"], within: 6, mine: true },
  { about: "contact", verb: ["stop"], with: ["contact", "send", "mail"], within: 3 },
  { about: "contact", verb: ["noMore"], with: ["mail", "contact"], within: 2 },
  { about: "contact", verb: ["refuse"], with: ["receive", "contact", "mail"], within: 5 },
];

/** The wish not to be written to that a clause speaks of, whoever's it is; null: it speaks of none. */
export function wishOf(clause: Clause): Wish | null {
  const [complete] = clause.all("leave", "object");
  if (complete) return { about: "list", verb: complete, mine: true };
  for (const rule of RULES) {
    const [verb] = clause.pair(rule.verb, rule.with, rule.within) ?? [];
    if (verb) return { about: rule.about, verb, mine: rule.mine ?? clause.has("me") };
  }
  const [alone] = clause.all("forbid");
  if (alone) return { about: "contact", verb: alone, mine: false };
  return prohibition(clause);
}

/** "Do not write to me", "do not send me any more". */
function prohibition(clause: Clause): Wish | null {
  const [, contact] = clause.pair(["not"], ["contact"], 4) ?? [];
  if (contact && (clause.has("me", "more") || isLast(clause, contact))) {
    return { about: "contact", verb: contact, mine: clause.has("me") };
  }
  const [, send] = clause.pair(["not"], ["send"], 4) ?? [];
  if (send && clause.has("mail", "more")) return { about: "contact", verb: send, mine: clause.has("me") };
  return null;
}

const isLast = (clause: Clause, { to }: Found) => to >= clause.words.length;

/** "Please do not remove me". */
export function isReversed(clause: Clause, { about, verb }: Wish): boolean {
  if (about === "contact") return false;
  const verbs = clause.all("contact", "send", "stop");
  return clause.all("not", "refuse").some(({ from, to }) => {
    const before = verb.from - to;
    const after = from - verb.to;
    if (before >= -1 && before <= 3 && from <= verb.from) return true;
    // After it, the negation may already belong to the next verb: "remove me and do not write again".
    return after >= 0 && after <= 2 && !verbs.some((next) => next.from >= to && next.from - to <= 3);
  });
}

/** Whether it speaks of somebody or something else, and not of the writer too. */
export function isOfAnother(clause: Clause, wish: Wish): boolean {
  return clause.has("other") && !(wish.mine && clause.has("me"));
}
