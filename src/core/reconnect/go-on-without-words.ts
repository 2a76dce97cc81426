import { outcome, type WordsOf } from "../words/outcome.ts";
import { sayList } from "../words/say.ts";
import type { GoneOn } from "./go-on-without.ts";

export const GO_ON_WITHOUT_WORDS: WordsOf<GoneOn, null> = {
  "goes-on": ({ folders }) =>
    outcome(
      "The reconnect goes on",
      `The reconnect goes on without ${sayList(folders)}. The receipt says so.`,
    ),
  "not-yours": ({ entitled }) =>
    outcome(
      "Other members decide this",
      `Those who look after this mailbox decide: ${sayList(entitled.map(({ name }) => name))}.`,
    ),
  "not-asked": () => outcome("Nothing is to be decided", "Nothing is to be decided any more."),
};
