import { outcome, type WordsOf } from "../words/outcome.ts";
import { sayList } from "../words/say.ts";
import type { ChooseFixersResult } from "./choose-fixers.ts";

/** The mailbox by its address. `owner`, `backups`: the names of the members who were chosen. */
export type OfFixers = { address: string; owner: string; backups: readonly string[] };

export const CHOOSE_FIXERS_WORDS: WordsOf<ChooseFixersResult, OfFixers> = {
  saved: (_, { address, owner, backups }) =>
    outcome(
      "The owner and the backups are saved",
      `${address} is saved. When it breaks, ${owner} is asked, then ${sayList(backups) || "the admins"}.`,
    ),
  "not-entitled": (_, { address }) =>
    outcome(
      "Only the owner and admins choose that",
      `Only the owner of ${address} and admins choose that. Nothing was changed. Ask one of them.`,
    ),
  "no-such-member": () =>
    outcome(
      "A member you chose was removed",
      "A member you chose was removed. Nothing was changed. Go back and choose again.",
    ),
  overtaken: (_, { address }) =>
    outcome(
      "It was given to another member a moment ago",
      `${address} was given to another owner a moment ago. Nothing was changed. See who owns it now, and choose again.`,
    ),
};
