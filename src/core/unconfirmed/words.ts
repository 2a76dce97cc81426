import { outcome, type WordsOf } from "../words/outcome.ts";
import type { Decided, Decision } from "./decide-unconfirmed.ts";

/** The meaning of each answer about unconfirmed sends, in the same words everywhere. Each is a sentence without its full stop. */
export const SENT_MEANS = "The sequences go on with the next step";
export const NOT_SENT_MEANS =
  "The same step is sent again; a lead whose message had arrived after all gets it twice";

export const DECIDE_UNCONFIRMED_WORDS: WordsOf<Decided, { decision: Decision }> = {
  decided: (_, { decision }) =>
    outcome(
      "It is decided",
      decision === "sent"
        ? "It counts as sent. The sequence goes on."
        : "It counts as not sent. It is sent again.",
    ),
  "already-settled": () =>
    outcome(
      "This was settled already",
      "Another member decided it before, or its sequence ended. Nothing was changed.",
    ),
  failed: () => outcome("A fault of ours", "A fault of ours left it undecided. Try again in a moment."),
};
