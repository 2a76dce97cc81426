import { outcome, type WordsOf } from "../../../core/words/outcome.ts";
import type { ReopenResult, SolveResult } from "../solve-ticket.ts";
import { type AboutTicket, CANNOT_CHANGE_WORDS } from "./cannot-change.ts";

export const SOLVE_WORDS: WordsOf<SolveResult, AboutTicket> = {
  ...CANNOT_CHANGE_WORDS,
  solved: (_, { number }) =>
    outcome("It is solved", `Ticket ${number} is solved. A new mail of its customer opens it again.`),
  "already-solved": (_, { number }) => outcome("It was solved before", `Ticket ${number} is solved already.`),
};

export const REOPEN_WORDS: WordsOf<ReopenResult, AboutTicket> = {
  ...CANNOT_CHANGE_WORDS,
  reopened: (_, { number }) => outcome("It is open again", `Ticket ${number} is open again.`),
  "already-open": (_, { number }) => outcome("It is open", `Ticket ${number} is open already.`),
};
