import { type AnswerOptOutResult, answerOptOut } from "../../core/opt-out-question/answer-opt-out.ts";
import type { OptOutAnswer } from "../../core/opt-out-question/opt-out-question-store.ts";
import { sayList } from "../../core/words/say.ts";
import type { NoticePressHandler } from "../notice-press.ts";
import { type Reply, reply } from "../reply.ts";

const answering =
  (answer: OptOutAnswer): NoticePressHandler =>
  async (ctx, id) => {
    const question = await ctx.store.optOutQuestions.get(id);
    if (question === null) return null;
    return {
      workspaceId: question.workspaceId,
      mailboxId: question.mailboxId,
      press: async (member) => inWords(await answerOptOut(ctx, member, question, answer)),
    };
  };

/** Both answers to “Asks not to be written to?”. */
export const optOutPresses = { "never-again": answering("never-again"), "a-reply": answering("a-reply") };

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
