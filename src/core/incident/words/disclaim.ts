import { outcome, type WordsOf } from "../../words/outcome.ts";
import { plural, sayList } from "../../words/say.ts";
import type { DisclaimResult } from "../disclaim-mailboxes.ts";

export const DISCLAIM_WORDS: WordsOf<DisclaimResult, null> = {
  disclaimed: ({ addresses, adminsTold }) => {
    const asked =
      adminsTold.length > 0
        ? `${sayList(adminsTold)} ${plural(adminsTold.length, "is", "are")} asked who owns it`
        : "There is no other admin to ask who owns it";
    return outcome(
      "Other members are reminded now",
      `Thank you. You are no longer reminded of ${sayList(addresses)}. ${asked}. Until that is settled you can still reconnect it.`,
    );
  },
  unchanged: () =>
    outcome(
      "Nothing was changed",
      "None of these mailboxes is in your name, or you disclaimed them before. Nothing was changed.",
    ),
};
