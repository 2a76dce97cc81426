import { outcome, type WordsOf } from "../words/outcome.ts";
import { sayCount, sayList } from "../words/say.ts";
import type { AnswerOptOutResult } from "./answer-opt-out.ts";

export const ANSWER_OPT_OUT_WORDS: WordsOf<AnswerOptOutResult, null> = {
  suppressed: ({ email }) => outcome("The address is suppressed", `No campaign writes to ${email} again.`),
  kept: ({ email, released }) => {
    const goesOn =
      released === 0
        ? `${email} was in no other campaign`
        : `${email} goes on in ${sayCount(released, "other campaign")}`;
    return outcome("It is an ordinary reply", `It is an ordinary reply. ${goesOn}.`);
  },
  "answered-before": ({ question: { answer, email } }) =>
    outcome(
      "This was decided before",
      answer === "never-again"
        ? `This was decided before: no campaign writes to ${email} again.`
        : "This was decided before: it is an ordinary reply.",
    ),
  "not-entitled": ({ entitled }) =>
    outcome(
      "Other members decide this",
      `Those who look after this mailbox decide: ${sayList(entitled.map(({ name }) => name))}.`,
    ),
};
