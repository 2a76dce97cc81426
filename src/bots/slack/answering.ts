import type { Answer } from "../answer-command.ts";
import { reply } from "../reply.ts";
import type { Here } from "./open-slack.ts";
import { type Ear, tell } from "./tell.ts";

/** A window may be opened within three seconds of the press; half of them are left for Slack. */
const HOLD_AFTER_MS = 1_500;

/**
 * Tells the outcome, or that there was none: nobody presses a button and hears nothing.
 *
 * @param mayBeDialog - the answer may need a window, whose right to be opened is used in time even where the answer is not
 */
export async function answering(
  here: Here,
  ear: Ear,
  work: () => Promise<Answer>,
  mayBeDialog = false,
): Promise<void> {
  let answer: Answer;
  const { pane } = ear;
  const hold = mayBeDialog && pane !== null ? setTimeout(() => void pane.hold(), HOLD_AFTER_MS) : undefined;
  try {
    answer = await work();
  } catch (error) {
    here.ctx.log.fault("slack.not-done", error);
    answer = alone(
      reply(
        "That did not work: something is wrong on our side, and it is written down. Please try again in a minute.",
      ),
    );
  } finally {
    clearTimeout(hold);
  }
  await tell(here, ear, answer);
}

/** For the eyes of one person. */
export const alone = (reply: Answer["reply"]): Answer => ({ reply, shared: false });
