import { outcome, type WordsOf } from "../../../core/words/outcome.ts";
import type { ConfirmResult } from "../confirm-customer.ts";
import type { LetInResult } from "../let-in.ts";
import type { AboutTicket } from "./cannot-change.ts";
import { CANNOT_MOVE_WORDS } from "./move.ts";

/** The words for confirming the first sender of a forwarded mail. */
export const CONFIRM_WORDS: WordsOf<ConfirmResult, AboutTicket> = {
  ...CANNOT_MOVE_WORDS,
  confirmed: ({ email }, { number }) =>
    outcome("The customer is confirmed", `${email} is the customer of ticket ${number} now.`),
  "nobody-offered": (_, { number }) =>
    outcome("Nothing was changed", `Nobody is offered as the customer of ticket ${number} any more.`),
};

/** The words for letting a stranger into a conversation. */
export const LET_IN_WORDS: WordsOf<LetInResult, AboutTicket> = {
  ...CANNOT_MOVE_WORDS,
  "let-in": (_, { number }) => outcome("They are let in", `Their mails belong to ticket ${number} now.`),
  "nobody-asks": (_, { number }) =>
    outcome("Nothing was changed", `This person does not ask to join ticket ${number}.`),
};
