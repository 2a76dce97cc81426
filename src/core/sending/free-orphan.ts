import type { Context } from "../context.ts";
import { sentOn, turnAfter } from "../pace/turn-after.ts";
import { localDay } from "../time/local-day.ts";

/**
 * Frees what a worker that is gone had in hand of a mailbox, and has it settled. Its send may have gone out until this moment, so it
 * counts in the day and keeps the gap, as if it had been accepted now. What turns out not to be sent is given back when that is known.
 */
export async function freeOrphan(
  { store, clock, wake }: Pick<Context, "store" | "clock" | "wake">,
  mailboxId: string,
): Promise<void> {
  const inDoubt = await store.transaction(async (tx) => {
    const pace = await tx.turns.pace(mailboxId);
    const at = clock.now();
    const freed = await tx.turns.free(mailboxId, at);
    if (pace === null || freed === 0) return 0;
    const day = localDay(at, pace.timeZone);
    const { nextSendAt } = turnAfter(pace, freed, at);
    await tx.turns.savePace(mailboxId, {
      sentOn: day.toString(),
      sentCount: sentOn(pace, day) + freed,
      nextSendAt: new Date(Math.max(nextSendAt.getTime(), pace.nextSendAt.getTime())),
    });
    return freed;
  });
  if (inDoubt > 0) await wake("settle-mailbox", mailboxId);
}
