import type { Answer } from "../answer-command.ts";
import { type Reply, reply } from "../reply.ts";
import type { Slack } from "./open-slack.ts";
import { type Ear, tell } from "./tell.ts";

/** Tells the outcome, or that there was none: nobody presses a button and hears nothing. */
export async function answering({ ctx }: Slack, ear: Ear, work: () => Promise<Answer>): Promise<void> {
  let answer: Answer;
  try {
    answer = await work();
  } catch (error) {
    ctx.log.fault("slack.not-done", error);
    answer = alone(
      reply(
        "That did not work: something is wrong on our side, and it is written down. Please try again in a minute.",
      ),
    );
  }
  await tell(ear, answer, ctx.log);
}

/** For the eyes of one person. */
export const alone = (reply: Reply): Answer => ({ reply, shared: false });
