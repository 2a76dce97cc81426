import type { Later, PostAnswer } from "../../../core/chat/chat-port.ts";
import type { Context } from "../../../core/context.ts";

/** Remembers for each conversation how long Teams wants no call, for all processes together. */
export function rests({ store }: Pick<Context, "store">) {
  const callOf = (conversation: string) => ({ platform: "teams", call: conversation });
  return {
    /** null: it may be called now. */
    async holds(conversation: string, now: Date): Promise<Later | null> {
      const until = await store.chatTurns.restsUntil(callOf(conversation));
      if (until === null || until <= now) return null;
      return { kind: "later", until, why: "Microsoft Teams asked to wait.", untried: true };
    },
    async remember(conversation: string, answer: PostAnswer): Promise<void> {
      if (answer.kind === "later" && !answer.untried && answer.unsent && answer.until !== null)
        await store.chatTurns.rest(callOf(conversation), answer.until);
    },
  };
}
