import type { Context } from "../context.ts";
import { windowAround } from "../time/sending-window.ts";

const AT_ONCE = 500;

/** Moves campaigns whose window is over on to the next one, so that claiming compares two columns. @returns how many */
export async function rollWindows({ store, clock }: Pick<Context, "store" | "clock">): Promise<number> {
  const now = clock.now();
  let rolled = 0;
  for (;;) {
    const closed = await store.campaigns.closed(now, AT_ONCE);
    for (const { id, schedule, closesAt } of closed) {
      if (await store.campaigns.roll(id, closesAt, windowAround(schedule, now))) rolled++;
    }
    if (closed.length < AT_ONCE) return rolled;
  }
}
