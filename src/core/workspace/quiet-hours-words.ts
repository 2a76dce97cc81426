import { sayQuietHours } from "../time/quiet-hours.ts";
import { outcome, type WordsOf } from "../words/outcome.ts";
import type { QuietResult } from "./choose-quiet-hours.ts";

export const QUIET_HOURS_WORDS: WordsOf<QuietResult, null> = {
  saved: ({ hours }) =>
    outcome(
      "The quiet hours are saved",
      hours === null
        ? "Unpause sends you messages at any hour."
        : `Unpause sends you nothing from ${sayQuietHours(hours)}, unless a send would be missed.`,
    ),
  unclear: () =>
    outcome(
      "These are not two times",
      "Please write it from one time to another, such as 22:00 to 07:00, or 10pm to 7am.",
    ),
};
