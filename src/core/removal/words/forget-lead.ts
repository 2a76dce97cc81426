import { outcome, type WordsOf } from "../../words/outcome.ts";
import { sayCount, sayList } from "../../words/say.ts";
import { onlyAdmins } from "../../workspace/member-words.ts";
import type { ForgetLeadResult } from "../forget-lead.ts";

export const FORGET_LEAD_WORDS: WordsOf<ForgetLeadResult, null> = {
  forgotten: ({ leads, ended, mails, suppressions, questions, texts }) => {
    const removed = sayList([
      `${sayCount(leads, "lead")} with all fields`,
      `notes on ${sayCount(mails, "mail")}`,
      sayCount(suppressions, "suppression"),
      sayCount(questions, "question"),
      `the address in ${sayCount(texts, "text")}`,
    ]);
    return outcome(
      "The lead is forgotten",
      `Removed: ${removed}. ${sayCount(ended, "sequence")} ended. A keyed hash stays, so that no import takes the address again. Mail in the mailboxes' own folders is not touched.`,
    );
  },
  "not-an-address": () =>
    outcome(
      "That is not an address",
      "Give a whole mail address, such as lea@example.com. Nothing was changed.",
    ),
  "not-entitled": onlyAdmins,
};
