import { outcome, type WordsOf } from "../../../core/words/outcome.ts";
import { sayNumber } from "../../../core/words/say.ts";
import type { NoteResult } from "../note-ticket.ts";
import { type AboutTicket, CANNOT_CHANGE_WORDS } from "./cannot-change.ts";

export const NOTE_WORDS: WordsOf<NoteResult, AboutTicket> = {
  ...CANNOT_CHANGE_WORDS,
  noted: (_, { number }) =>
    outcome("The note is kept", `The note stands in ticket ${number}. Its customer does not see it.`),
  "empty-note": () => outcome("The note is empty", "Write a few words. Nothing was kept."),
  "long-note": ({ most }) =>
    outcome("The note is too long", `A note has at most ${sayNumber(most)} characters. Nothing was kept.`),
};
