import { type AnswerOptOutResult, answerOptOut } from "../../core/opt-out-question/answer-opt-out.ts";
import type { OptOutQuestion } from "../../core/opt-out-question/opt-out-question-store.ts";
import { sayList } from "../../core/words/say.ts";
import { type Reply, reply } from "../reply.ts";
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

function inWords(result: AnswerOptOutResult): Reply {
  switch (result.kind) {
    case "suppressed":
      return reply(`No campaign writes to ${result.email} again.`);
    case "kept":
      return reply(
        result.released === 0
          ? `It is an ordinary reply. ${result.email} was in no other campaign.`
          : `It is an ordinary reply. ${result.email} goes on in ${result.released === 1 ? "another campaign" : `${result.released} other campaigns`}.`,
      );
    case "answered-before":
      return reply(
        result.question.answer === "never-again"
          ? `This was decided: no campaign writes to ${result.question.email} again.`
          : `This was decided: it is an ordinary reply.`,
      );
    case "not-entitled":
      return reply(
        `Those who look after this mailbox decide: ${sayList(result.entitled.map(({ name }) => name))}.`,
      );
  }
}
