import { outcome, type WordsOf } from "../../../core/words/outcome.ts";
import type { CannotChange } from "../change-ticket.ts";

/** The ticket that the words are about. */
export type AboutTicket = { number: number };

/** Words for why a verb did nothing, whichever it is. */
export const CANNOT_CHANGE_WORDS: WordsOf<CannotChange, AboutTicket> = {
  "not-entitled": () =>
    outcome("Tickets are for agents", "Only agents and admins work on tickets. Nothing was changed."),
  "no-such-ticket": (_, { number }) => outcome("No such ticket", `There is no ticket ${number} here.`),
  merged: ({ into }, { number }) =>
    outcome("It was merged", `Ticket ${number} was merged into ticket ${into}. Work on that one.`),
};
