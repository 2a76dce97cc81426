import { notSaved } from "../../../core/trouble/trouble.ts";
import { troubleOf } from "../../../core/trouble/trouble-of.ts";
import type { Answer } from "../../answer-command.ts";
import { reply } from "../../reply.ts";
import { type Ear, tell } from "../post/tell.ts";
import type { Here } from "./here.ts";

/** A window may be opened within three seconds of the press; half of them are left for Slack. */
const HOLD_AFTER_MS = 1_500;

/**
 * Tells the outcome, or that there was none: nobody presses a button and hears nothing.
 *
 * @param once - names what was pressed or typed: what a chat delivers again is done once. null: it changes nothing
 * @param mayBeDialog - the answer may need a window, whose right to be opened is used in time even where the answer is not
 */
export async function answering(
  here: Here,
  ear: Ear,
  work: () => Promise<Answer>,
  { once, mayBeDialog = false }: { once: string | null; mayBeDialog?: boolean },
): Promise<void> {
  const { ctx } = here;
  let answer: Answer;
  const { pane } = ear;
  let hold: NodeJS.Timeout | undefined;
  try {
    if (once !== null && !(await ctx.store.chatInputs.first(once, ctx.clock.now()))) return;
    if (mayBeDialog && pane !== null) hold = setTimeout(() => void pane.hold(), HOLD_AFTER_MS);
    answer = await work();
  } catch (error) {
    ctx.log.fault("chat.not-done", error, { platform: "slack" });
    answer = alone(reply(wordsFor(error)));
  } finally {
    clearTimeout(hold);
  }
  await tell(here, ear, answer);
}

function wordsFor(error: unknown): string {
  const trouble = troubleOf(error);
  return trouble === null
    ? "That did not work: something is wrong on our side, and it is written down. Please try again in a minute."
    : notSaved(trouble);
}

/** For the eyes of one person. */
export const alone = (reply: Answer["reply"]): Answer => ({ reply, shared: false });
