import { outcome, type WordsOf } from "../../words/outcome.ts";
import type { LetGoResult, TakeResult } from "../take-incident.ts";

/** `sayTime`: how the surface writes a moment. */
export type OfTaking = { sayTime: (at: Date) => string };

export const TAKE_WORDS: WordsOf<TakeResult, OfTaking> = {
  taken: ({ askedAgainAt }, { sayTime }) =>
    outcome(
      "You are on it",
      `You are on it, and the others see that. You are asked again at ${sayTime(askedAgainAt)} if it is still open.`,
    ),
  yours: ({ since }, { sayTime }) =>
    outcome("You are on it already", `You have been on it since ${sayTime(since)}.`),
  others: ({ by, since }, { sayTime }) =>
    outcome("Another member is on it", `${by.name} has been on it since ${sayTime(since)}.`),
  over: () => outcome("It is over", "It has just ended. There is nothing left to do."),
};

export const LET_GO_WORDS: WordsOf<LetGoResult, null> = {
  "let-go": () =>
    outcome(
      "You are no longer on it",
      "You are no longer on it. The others see that. They are reminded if no member takes it.",
    ),
  unchanged: () => outcome("You are not on it", "You are not on it. Nothing was changed."),
};
