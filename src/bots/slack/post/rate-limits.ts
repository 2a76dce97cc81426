import type { Later, PostAnswer } from "../../../core/chat/chat-port.ts";
import type { Context } from "../../../core/context.ts";

/**
 * Remembers for each kind of call how long Slack wants none, for all processes together. Slack counts all of them in a Slack
 * workspace, and each early call prolongs the wait. docs.slack.dev/apis/web-api/rate-limits
 *
 * @param workspace - the Slack workspace
 */
export function rateLimits({ store }: Pick<Context, "store">, workspace: string) {
  const callOf = (method: string) => ({ platform: "slack", call: `${workspace} ${method}` });
  return {
    /** null: it may be called now. */
    async holds(method: string, now: Date): Promise<Later | null> {
      const until = await store.chatTurns.restsUntil(callOf(method));
      if (until === null || until <= now) return null;
      return { kind: "later", until, why: "Slack asked to wait.", untried: true };
    },
    async remember(method: string, answer: PostAnswer): Promise<void> {
      if (answer.kind === "later" && answer.until !== null)
        await store.chatTurns.rest(callOf(method), answer.until);
    },
  };
}
