import { type CommitContext, commit } from "../commit.ts";
import { sentOn, turnAfter } from "../pace/turn-after.ts";
import { localDay } from "../time/local-day.ts";

/**
 * Frees the send of a dead worker, and has it settled. It may have gone out until this moment, so it counts in the day and keeps
 * the gap, like a send that was accepted now. If it turns out not sent, that is given back.
 */
export async function freeOrphan(ctx: CommitContext, mailboxId: string): Promise<void> {
  await commit(ctx, null, async (tx) => {
    const pace = await tx.turns.pace(mailboxId);
    const at = ctx.clock.now();
    const freed = await tx.turns.free(mailboxId, at);
    if (pace === null || freed === 0) return;
    const day = localDay(at, pace.timeZone);
    const { nextSendAt } = turnAfter(pace, freed, at);
    await tx.turns.savePace(mailboxId, {
      sentOn: day.toString(),
      sentCount: sentOn(pace, day) + freed,
      nextSendAt: new Date(Math.max(nextSendAt.getTime(), pace.nextSendAt.getTime())),
    });
    tx.wake("settle-mailbox", mailboxId);
  });
}
