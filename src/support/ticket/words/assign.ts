import { outcome, type WordsOf } from "../../../core/words/outcome.ts";
import type { AssignResult } from "../assign-ticket.ts";
import { type AboutTicket, CANNOT_CHANGE_WORDS } from "./cannot-change.ts";

export const ASSIGN_WORDS: WordsOf<AssignResult, AboutTicket> = {
  ...CANNOT_CHANGE_WORDS,
  assigned: ({ to }, { number }) => outcome("It is assigned", `${to.name} has ticket ${number} now.`),
  unassigned: (_, { number }) => outcome("It is unassigned", `Ticket ${number} has no assignee now.`),
  unchanged: ({ to }, { number }) =>
    outcome(
      "Nothing was changed",
      to === null ? `Ticket ${number} has no assignee already.` : `${to.name} has ticket ${number} already.`,
    ),
  "no-such-agent": () =>
    outcome("No such agent", "Tickets go to agents and admins of this workspace. Nothing was changed."),
};
