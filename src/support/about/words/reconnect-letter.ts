import { outcome, type WordsOf } from "../../../core/words/outcome.ts";
import type { SendReconnectLetterResult } from "../send-reconnect-letter.ts";

/** The words for sending the way to reconnect. */
export const RECONNECT_LETTER_WORDS: WordsOf<
  SendReconnectLetterResult,
  { number: number; sayTime: (at: Date) => string }
> = {
  asked: ({ to }) =>
    outcome("It is on its way", `${to.name} gets the way to reconnect, in a chat or by mail.`),
  "nothing-to-fix": (_, { number }) =>
    outcome(
      "There is nothing to reconnect",
      `Ticket ${number} is about no open incident that a person can end.`,
    ),
  "too-many": ({ until }, { sayTime }) =>
    outcome("It was sent often enough", `Send it again after ${sayTime(until)}.`),
  "not-entitled": () =>
    outcome("Tickets are for agents", "Only agents and admins work on tickets. Nothing was sent."),
  unknown: (_, { number }) => outcome("No such ticket", `There is no ticket ${number} here.`),
};
