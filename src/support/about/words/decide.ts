import { outcome, type WordsOf } from "../../../core/words/outcome.ts";
import type { DecideResult } from "../decide-incident.ts";

/** The words for a decision whether a ticket is about an incident. */
export const DECIDE_WORDS: WordsOf<DecideResult, { number: number }> = {
  decided: (_, { number }) => outcome("It is kept", `Ticket ${number} keeps that decision.`),
  unchanged: (_, { number }) =>
    outcome("Nothing was changed", `Ticket ${number} has this decision already, or another incident by now.`),
  "not-entitled": () =>
    outcome("Tickets are for agents", "Only agents and admins work on tickets. Nothing was changed."),
  unknown: () => outcome("No such incident", "There is no such incident here. Nothing was changed."),
};
