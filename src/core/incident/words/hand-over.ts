import { outcome, type WordsOf } from "../../words/outcome.ts";
import type { HandOverResult } from "../hand-over.ts";

export const HAND_OVER_WORDS: WordsOf<HandOverResult, null> = {
  handed: ({ to }) =>
    outcome(
      "The incident is handed over",
      `${to.name} is on it now and gets a direct message. The alert shows it.`,
    ),
  "not-entitled": ({ name }) =>
    outcome(
      "This member cannot take it",
      `${name} may not reconnect it, so nothing was changed. Choose another member.`,
    ),
  overtaken: () =>
    outcome("Another member took it", "Another member took it a moment ago. The alert shows their name."),
  over: () => outcome("It is over", "It has just ended. There is nothing left to do."),
};
