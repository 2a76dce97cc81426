import type { Context } from "../core/context.ts";
import { notSaved } from "../core/trouble/trouble.ts";
import { troubleOf } from "../core/trouble/trouble-of.ts";
import type { Dialog } from "./dialog.ts";
import { type Reply, reply } from "./reply.ts";

/** `shared`: everybody in the channel may read it. */
export type Answer = { reply: Reply | Dialog; shared: boolean };

/** For the eyes of one person. */
export const alone = (reply: Answer["reply"]): Answer => ({ reply, shared: false });

/**
 * The outcome in words, or the sentence that there was none, so that every press gets an answer.
 *
 * @param key - names the input in its chat: a repeated delivery is done once. null: it changes nothing
 * @returns null: it was done before
 */
export async function answering(
  ctx: Pick<Context, "store" | "clock" | "log">,
  { platform }: { platform: string },
  key: string | null,
  work: () => Promise<Answer>,
): Promise<Answer | null> {
  try {
    if (key !== null && !(await ctx.store.chatInputs.first(key, ctx.clock.now()))) return null;
    return await work();
  } catch (error) {
    ctx.log.fault("chat.not-done", error, { platform });
    return alone(reply(wordsFor(error)));
  }
}

function wordsFor(error: unknown): string {
  const trouble = troubleOf(error);
  return trouble === null
    ? "That did not work: something is wrong on our side, and it is written down. Please try again in a minute."
    : notSaved(trouble);
}
