import { outcome, type WordsOf } from "../words/outcome.ts";

/** Why a link, or the one page of who a chat vouches for, does nothing. */
export type ClosedForVouched = {
  kind: "spent" | "expired" | "unknown" | "solved" | "other-browser" | "over" | "refused" | "not-entitled";
};

/** They tell nothing of the mailbox. `chat`: the name of the chat that made the link. */
export const CLOSED_FOR_VOUCHED_WORDS: WordsOf<ClosedForVouched, { chat: string }> = {
  spent: () =>
    outcome(
      "This link was used already",
      "A link to reconnect works once, in one browser. Here it does nothing.",
    ),
  "other-browser": () =>
    outcome(
      "This page belongs to another browser",
      "A reconnect ends in the browser in which it began. Here nothing was changed.",
    ),
  expired: () =>
    outcome(
      "This link is too old",
      "A link to reconnect works for half an hour. The mailbox still waits; nothing was lost.",
    ),
  over: () =>
    outcome("This page has ended", "A page to reconnect stays open for half an hour. Nothing was lost."),
  refused: (_, { chat }) =>
    outcome(
      "Another number was pressed",
      `The number that was pressed in ${chat} is not this page's. So this page does nothing.`,
    ),
  "not-entitled": () =>
    outcome(
      "You can no longer reconnect this mailbox",
      "It was given to another member, or was removed. Nothing was changed.",
    ),
  solved: () =>
    outcome(
      "It is connected again already",
      "The mailbox of this link works again. There is nothing left to do.",
    ),
  unknown: () => outcome("This is not a link of ours", "A part of the address may be missing."),
};
