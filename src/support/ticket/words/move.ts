import { outcome, type WordsOf } from "../../../core/words/outcome.ts";
import type { BelongingResult } from "../decide-belonging.ts";
import type { CannotMove } from "../hold-for-move.ts";
import type { MergeResult } from "../merge-tickets.ts";
import type { SplitResult } from "../split-ticket.ts";
import type { UndoResult } from "../undo-move.ts";
import { type AboutTicket, CANNOT_CHANGE_WORDS } from "./cannot-change.ts";

const { "not-entitled": notEntitled, "no-such-ticket": noSuchTicket } = CANNOT_CHANGE_WORDS;

/** Words for why nothing was moved, whichever verb asked. */
export const CANNOT_MOVE_WORDS: WordsOf<CannotMove, AboutTicket> = {
  "not-entitled": notEntitled,
  "no-such-ticket": noSuchTicket,
};

/** `into`: the number that was asked for, as it was written. */
export const MERGE_WORDS: WordsOf<MergeResult | CannotMove, AboutTicket & { into: string }> = {
  ...CANNOT_MOVE_WORDS,
  merged: ({ into }, { number }) =>
    outcome("They are one ticket", `Ticket ${number} is part of ticket ${into} now.`),
  "no-such-ticket": (_, { into }) =>
    outcome(
      "No such ticket",
      into === ""
        ? "Enter the number of a ticket. Nothing was changed."
        : `There is no ticket ${into} here. Nothing was changed.`,
    ),
  "same-ticket": (_, { number }) =>
    outcome("It is the same ticket", `Ticket ${number} cannot become part of itself. Nothing was changed.`),
  "merged-before": (_, { number, into }) =>
    outcome(
      "One of them is merged",
      `Ticket ${number} or ticket ${into} is part of another one already. Nothing was changed.`,
    ),
};

export const SPLIT_WORDS: WordsOf<SplitResult, AboutTicket> = {
  ...CANNOT_MOVE_WORDS,
  split: ({ number: next }, { number }) =>
    outcome("A new ticket began", `Ticket ${next} has these messages of ticket ${number} now.`),
  "no-such-message": (_, { number }) =>
    outcome("No message is chosen", `Choose messages of ticket ${number}. Nothing was changed.`),
  "all-messages": (_, { number }) =>
    outcome("All messages are chosen", `Leave one message in ticket ${number}. Nothing was changed.`),
};

export const UNDO_WORDS: WordsOf<UndoResult, AboutTicket> = {
  ...CANNOT_MOVE_WORDS,
  undone: ({ move, number: other }, { number }) =>
    move === "merge"
      ? outcome(
          "The merge is taken back",
          `Ticket ${number} and ticket ${other} have their own messages again.`,
        )
      : outcome("The split is taken back", `Ticket ${number} and ticket ${other} are one again.`),
  "no-such-move": (_, { number }) =>
    outcome("Nothing to take back", `Ticket ${number} was neither merged nor split, or that was taken back.`),
  "undone-before": () => outcome("It was taken back before", "Nothing was changed."),
  "merged-since": () =>
    outcome(
      "Take the later merge back first",
      "One of the tickets has become part of another one since. Nothing was changed.",
    ),
};

export const BELONGING_WORDS: WordsOf<BelongingResult, AboutTicket> = {
  ...CANNOT_MOVE_WORDS,
  belongs: ({ into }, { number }) =>
    outcome("They are one ticket", `Ticket ${number} is part of ticket ${into} now.`),
  "stands-alone": ({ from }, { number }) =>
    outcome("It stands alone", `Ticket ${number} has nothing to do with ticket ${from}.`),
  "nothing-named": (_, { number }) =>
    outcome("Nothing was changed", `Ticket ${number} is not said to belong to another one any more.`),
};
