import { outcome, type WordsOf } from "../words/outcome.ts";
import { sayList } from "../words/say.ts";
import { type RehearseResult, STAND_IN_SECRET, type TakeDrillResult } from "./go-through-drill.ts";
import type { StartDrillResult } from "./start-drill.ts";

export const START_DRILL_WORDS: WordsOf<StartDrillResult, { address: string }> = {
  started: (_, { address }) =>
    outcome(
      "The rehearsal begins",
      `The rehearsal begins. Its message goes to your channel and to the members who could reconnect ${address}. No mail is sent for it, and no lead moves. The report comes within half an hour.`,
    ),
  "not-entitled": ({ entitled }, { address }) =>
    outcome(
      "Other members begin this rehearsal",
      `A rehearsal calls real people. Only those who could reconnect ${address} begin one: ${sayList(entitled.map(({ name }) => name))}.`,
    ),
  "under-way": (_, { address }) =>
    outcome("A rehearsal is under way", `A rehearsal of ${address} is under way already.`),
};

export const TAKE_DRILL_WORDS: WordsOf<TakeDrillResult, null> = {
  taken: () => outcome("You are on it", "You are on it, and the others see that. It is a rehearsal."),
  others: () => outcome("A member is on it", "A member is on it already. This is a rehearsal."),
  over: () =>
    outcome(
      "This rehearsal is over",
      "This rehearsal is over. Its report is in the thread of its message, and no mailbox was touched.",
    ),
};

export const REHEARSE_WORDS: WordsOf<RehearseResult, null> = {
  done: () =>
    outcome(
      "The rehearsal is over",
      "Well done. The report goes to your channel and to the member who began it. The real page asks for two more presses: it shows a number, and you press that number in the chat.",
    ),
  refused: () =>
    outcome("The stand-in refuses this", `The stand-in takes one word only: ${STAND_IN_SECRET}.`),
  over: TAKE_DRILL_WORDS.over,
};
