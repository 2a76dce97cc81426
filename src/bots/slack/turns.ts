import { setTimeout as wait } from "node:timers/promises";
import type { Later } from "../../core/alert/chat-port.ts";
import type { Context } from "../../core/context.ts";

/** Slack takes one message a second in a channel, and hides what is above it without an error; a tenth more, since requests may overtake. */
const GAP_MS = 1_100;

/** How long whoever delivers keeps an alert in hand: meanwhile other channels wait, and its lease runs. */
export const ALERT_MS = 2_000;
/** How long a person's answer may be kept in hand: it is written down nowhere. */
export const ANSWER_MS = 30_000;

/** Waits for the turn of one more message in a channel. null: now; else nothing is reserved, and it may be asked for again. */
export type Turn = (channel: string, mostMs: number) => Promise<Later | null>;

/**
 * The turns of all processes together. A channel is named as it is posted to: a person's is their user id.
 *
 * Whatever is added to a channel takes one, "via chat.postMessage, an incoming webhook, or one of the many other ways": an answer at a
 * response_url that everybody sees too. So does an edit, of which Slack counts 50 a minute. What one person alone sees
 * (chat.postEphemeral, an ephemeral answer at a response_url, a window) is not in the channel and takes none.
 * docs.slack.dev/apis/web-api/rate-limits
 */
export function turns({ store, clock }: Pick<Context, "store" | "clock">, gapMs = GAP_MS): Turn {
  return async (channel, mostMs) => {
    const turn = await store.chatTurns.reserve({ platform: "slack", channel, gapMs, mostMs });
    if (turn.kind === "too-far") {
      const until = new Date(clock.now().getTime() + turn.freeInMs);
      return { kind: "later", until, why: "Others are posting in this channel.", untried: true };
    }
    await wait(Math.ceil(turn.waitMs));
    return null;
  };
}
