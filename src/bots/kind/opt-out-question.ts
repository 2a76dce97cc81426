import { type AnswerOptOutResult, answerOptOut } from "../../core/opt-out-question/answer-opt-out.ts";
import { ANSWER_OPT_OUT_WORDS } from "../../core/opt-out-question/answer-opt-out-words.ts";
import type { OptOutQuestion } from "../../core/opt-out-question/opt-out-question-store.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import type { Reply } from "../reply.ts";
import { replyOf } from "../reply-of-outcome.ts";
import { noticeKind } from "./notice-kind.ts";

/** “Asks not to be written to?”, with both answers. */
export const optOutKind = noticeKind<OptOutQuestion>({
  kind: "opt-out-question",
  get: ({ store }, id) => store.optOutQuestions.get(id),
  mailboxOf: ({ mailboxId }) => mailboxId,
  presses: {
    "never-again": async (ctx, member, question) =>
      inWords(await answerOptOut(ctx, member, question, "never-again")),
    "a-reply": async (ctx, member, question) => inWords(await answerOptOut(ctx, member, question, "a-reply")),
  },
});

const inWords = (result: AnswerOptOutResult): Reply => replyOf(outcomeOf(ANSWER_OPT_OUT_WORDS, result, null));
