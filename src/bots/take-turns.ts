import { setTimeout as wait } from "node:timers/promises";
import type { Later } from "../core/chat/chat-port.ts";
import type { Context } from "../core/context.ts";

/** The interval of checks whether a long call has ended. */
const LOOK_MS = 100;

/** How long a person's answer may be kept in hand: it is written down nowhere. */
export const ANSWER_MS = 30_000;

/** Posts when its turn in the channel has come. `later`: it is too far away, and nothing was posted. */
export type InTurn = <T>(channel: string, mostMs: number, post: () => Promise<T>) => Promise<T | Later>;

/**
 * The turns of all processes together in the channels of a platform, from the end of one call to the beginning of the next.
 *
 * @param gapMs - between two calls in a channel
 * @param callMs - a call that takes longer has failed
 */
export function takeTurns(
  { store, clock }: Pick<Context, "store" | "clock">,
  { platform, gapMs, callMs }: { platform: string; gapMs: number; callMs: number },
): InTurn {
  const tooFar = (ms: number): Later => {
    const until = new Date(clock.now().getTime() + ms);
    return { kind: "later", until, why: "Others are posting in this channel.", untried: true };
  };
  return async (channel, mostMs, post) => {
    const place = { platform, channel };
    const turn = await store.chatTurns.reserve({ ...place, gapMs, mostMs });
    if (turn.kind === "too-far") return tooFar(turn.freeInMs);
    await wait(Math.ceil(turn.waitMs));
    for (let waited = 0; ; ) {
      const busyMs = await store.chatTurns.begin({ ...place, mostMs: callMs + gapMs });
      if (busyMs === null) break;
      // Longer than a gap: the call is under way, and its end is unknown.
      const isUnderWay = busyMs > gapMs;
      // Where it has ended, our turn comes within the gap: that is waited for.
      if (waited > mostMs && isUnderWay) return tooFar(gapMs);
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
