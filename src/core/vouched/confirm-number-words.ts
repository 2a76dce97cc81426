import { outcome, type WordsOf } from "../words/outcome.ts";
import type { ConfirmResult } from "./confirm-number.ts";

export const CONFIRM_NUMBER_WORDS: WordsOf<ConfirmResult, null> = {
  confirmed: () =>
    outcome(
      "That is the number",
      "That is the number. Go back to the page: you can reconnect the mailbox there now.",
    ),
  "not-opened": () =>
    outcome(
      "No page shows a number yet",
      "No page shows a number yet. Press Continue on the page first. Did you not open it? Then press Reconnect again.",
    ),
  "other-number": () =>
    outcome(
      "That is another number",
      "The page does not show that number, so it stays closed. Nothing was changed. Did another person open your link? Press Reconnect again for a new one.",
    ),
  "not-entitled": () =>
    outcome(
      "You can no longer reconnect it",
      "You can no longer reconnect this mailbox, so the page stays closed. Nothing was changed.",
    ),
  over: () =>
    outcome(
      "That page has ended",
      "That page has ended. Nothing was changed. Press Reconnect again for a new link.",
    ),
};
