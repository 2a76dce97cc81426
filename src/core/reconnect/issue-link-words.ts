import { outcome, type WordsOf } from "../words/outcome.ts";
import { sayList } from "../words/say.ts";
import type { IssueResult } from "./issue-reconnect-link.ts";
import type { OfReconnect } from "./reconnect-words.ts";

export const ISSUE_LINK_WORDS: WordsOf<IssueResult, OfReconnect> = {
  issued: ({ expiresAt }, { address, sayTime }) =>
    outcome(
      "Your link is ready",
      `Open the page to reconnect ${address}. Only you can use this link. It works once and expires at ${sayTime(expiresAt)}.`,
    ),
  "not-entitled": ({ entitled }, { address }) =>
    outcome(
      "Another member can reconnect this mailbox",
      `${address} is not yours to reconnect, but ${sayList(entitled.map(({ name }) => name)) || "an admin"} can. Nothing was changed.`,
    ),
  solved: (_, { address }) =>
    outcome("It is connected again already", `${address} is connected again. There is nothing left to do.`),
  unknown: (_, { address }) =>
    outcome(
      "There is nothing to reconnect",
      `${address} is no longer disconnected by this incident. Nothing was changed.`,
    ),
};
