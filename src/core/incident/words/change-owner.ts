import { outcome, type WordsOf } from "../../words/outcome.ts";
import { sayList } from "../../words/say.ts";
import { onlyAdmins } from "../../workspace/member-words.ts";
import type { ChangeOwnerResult } from "../change-owner.ts";

export const CHANGE_OWNER_WORDS: WordsOf<ChangeOwnerResult, null> = {
  changed: ({ to, addresses }) =>
    outcome(
      "The owner is changed",
      `${to.name} owns ${sayList(addresses)} now and gets a direct message about it.`,
    ),
  "not-entitled": onlyAdmins,
  "no-such-member": () =>
    outcome("The member is gone", "This member was removed. Nothing was changed. Choose another member."),
  unchanged: () =>
    outcome("Nothing was changed", "The member owns it already, or it works again. Nothing was changed."),
};
