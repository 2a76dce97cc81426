import { outcome, type WordsOf } from "../../../core/words/outcome.ts";
import { sayNumber } from "../../../core/words/say.ts";
import type { DeskResult } from "../change-desk.ts";

export const DESK_WORDS: WordsOf<DeskResult, null> = {
  saved: () => outcome("The support desk is set", "The settings hold for tickets from now on."),
  "not-entitled": () =>
    outcome("This is for admins", "Only an admin sets the support desk. Nothing was changed."),
  "no-such-target": ({ most }) =>
    outcome("No such target", `Enter between 1 and ${sayNumber(most)} minutes. Nothing was changed.`),
};
