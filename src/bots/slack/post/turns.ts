import { setTimeout as wait } from "node:timers/promises";
import type { Later } from "../../../core/chat/chat-port.ts";
import type { Context } from "../../../core/context.ts";
import { TIMEOUT_MS } from "../workspaces/web-client.ts";

/** Slack takes one message a second in a channel, and hides what is above it without an error. */
const GAP_MS = 1_000;
/** The interval of checks whether a long call has ended. */
const LOOK_MS = 100;

/** The longest time for one alert in hand: other channels wait for it, and its lease runs. */
export const ALERT_MS = 2_000;
/** How long a person's answer may be kept in hand: it is written down nowhere. */
export const ANSWER_MS = 30_000;

/** Posts when its turn in the channel has come. `later`: it is too far away, and nothing was posted. */
export type InTurn = <T>(channel: string, mostMs: number, post: () => Promise<T>) => Promise<T | Later>;

/**
 * The turns of all processes together, from the end of one call to the beginning of the next. A channel is named as it is posted
 * to: a person's is their user id.
 *
 * Every addition to a channel takes one, "via chat.postMessage, an incoming webhook, or one of the many other ways". That includes
 * a public answer at a response_url, and an edit, of which Slack counts 50 a minute. A message that one person alone sees is not in
 * the channel and takes none (chat.postEphemeral, an ephemeral answer, a window).
 *
 * Source: docs.slack.dev/apis/web-api/rate-limits
 */
export function turns({ store, clock }: Pick<Context, "store" | "clock">, gapMs = GAP_MS): InTurn {
  const tooFar = (ms: number): Later => {
    const until = new Date(clock.now().getTime() + ms);
    return { kind: "later", until, why: "Others are posting in this channel.", untried: true };
  };
  return async (channel, mostMs, post) => {
    const place = { platform: "slack", channel };
    const turn = await store.chatTurns.reserve({ ...place, gapMs, mostMs });
    if (turn.kind === "too-far") return tooFar(turn.freeInMs);
    await wait(Math.ceil(turn.waitMs));
    for (let waited = 0; ; ) {
      const busyMs = await store.chatTurns.begin({ ...place, mostMs: TIMEOUT_MS + gapMs });
      if (busyMs === null) break;
      // Longer than a gap: the call is under way, and its end is unknown.
      const isUnderWay = busyMs > gapMs;
      if (waited > mostMs) return tooFar(isUnderWay ? gapMs : busyMs);
      const pauseMs = isUnderWay ? LOOK_MS : Math.ceil(busyMs);
      await wait(pauseMs);
      waited += pauseMs;
    }
    try {
      return await post();
    } finally {
      await store.chatTurns.end({ ...place, gapMs });
    }
  };
}

/** An answer that more than its asker sees. @returns false: its turn is too far away, and it is not said */
export async function sayInTurn(
  inTurn: InTurn,
  channel: string,
  say: () => Promise<unknown>,
): Promise<boolean> {
  const answer = await inTurn(channel, ANSWER_MS, async () => {
    await say();
    return null;
  });
  return answer === null;
}
