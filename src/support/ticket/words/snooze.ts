import { outcome, type WordsOf } from "../../../core/words/outcome.ts";
import type { SnoozeResult } from "../snooze-ticket.ts";
import { type AboutTicket, CANNOT_CHANGE_WORDS } from "./cannot-change.ts";

/** `sayTime`: in the time zone of the workspace. */
export const SNOOZE_WORDS: WordsOf<SnoozeResult, AboutTicket & { sayTime: (at: Date) => string }> = {
  ...CANNOT_CHANGE_WORDS,
  snoozed: ({ until }, { number, sayTime }) =>
    outcome(
      "It is snoozed",
      `Ticket ${number} comes back ${sayTime(until)}, or with a mail of its customer.`,
    ),
  unchanged: ({ until }, { number, sayTime }) =>
    outcome("Nothing was changed", `Ticket ${number} is snoozed until ${sayTime(until)} already.`),
  "is-solved": (_, { number }) =>
    outcome("It is solved", `Ticket ${number} is solved. Reopen it first to snooze it.`),
  "no-such-moment": () =>
    outcome("No such moment", "Choose a moment that is still to come, within a year. Nothing was changed."),
};
