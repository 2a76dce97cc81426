import { outcome, type WordsOf } from "../words/outcome.ts";
import { sayCount, sayNumber } from "../words/say.ts";
import type { LiftResult } from "./lift-suppression.ts";
import type { SuppressByHandResult } from "./suppress-by-hand.ts";

export const SUPPRESS_WORDS: WordsOf<SuppressByHandResult, null> = {
  suppressed: ({ added, already, stopped }) => {
    const before =
      already.length > 0
        ? ` ${sayCount(already.length, "address was", "addresses were")} suppressed before.`
        : "";
    const ended = stopped > 0 ? ` ${sayCount(stopped, "sequence")} ended.` : "";
    return outcome(
      "The addresses are suppressed",
      `${sayCount(added.length, "address is", "addresses are")} suppressed now.${before}${ended}`,
    );
  },
  "too-many": ({ most }) =>
    outcome("Too many addresses", `Add at most ${sayNumber(most)} addresses at a time. Nothing was changed.`),
};

export const LIFT_WORDS: WordsOf<LiftResult, { email: string }> = {
  lifted: (_, { email }) =>
    outcome(
      "The suppression is lifted",
      `New campaigns may write to ${email} again. Sequences that ended stay ended.`,
    ),
  "not-suppressed": (_, { email }) =>
    outcome("The address is not suppressed", `${email} is not suppressed.`, { kind: "see-suppressions" }),
  "not-entitled": () =>
    outcome(
      "Only an admin lifts this",
      "You may not lift this. Nothing was changed. Ask an admin of your workspace.",
    ),
  overtaken: (_, { email }) =>
    outcome(
      "This suppression is a newer one",
      `${email} was suppressed anew a moment ago. Nothing was changed. Read the reason, then decide again.`,
    ),
  "no-reason": () => outcome("The reason is missing", "Say why it is lifted, in a few words."),
};
