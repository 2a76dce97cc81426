import { outcome, type WordsOf } from "../../core/words/outcome.ts";
import { onlyAdmins } from "../../core/workspace/member-words.ts";
import type { UseAsInboxResult } from "./use-as-inbox.ts";

export const USE_AS_INBOX_WORDS: WordsOf<UseAsInboxResult, null> = {
  "support-inbox": () =>
    outcome("It is a support inbox", "Mail to this address becomes a ticket from now on."),
  "in-use": ({ address }) =>
    outcome(
      `${address} is in use`,
      "A campaign has it, or it is a support inbox already. Nothing was changed.",
    ),
  "no-such-mailbox": () => outcome("There is no such mailbox", "Nothing was changed."),
  "not-entitled": onlyAdmins,
};
