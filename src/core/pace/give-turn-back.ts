import type { Rooms } from "../store.ts";
import { localDay } from "../time/local-day.ts";
import { nextSendAt } from "./pace.ts";
import { sentOn } from "./turn-after.ts";
import { allowanceOn } from "./warm-up.ts";

/**
 * Gives a mailbox back the allowance of a send that turned out not sent. That is its place in the day, and the gap after it
 * unless another mail has left since.
 *
 * @param countedAt - when it was counted
 */
export async function giveTurnBack(
  tx: Pick<Rooms, "turns">,
  { mailboxId, countedAt, now }: { mailboxId: string; countedAt: Date; now: Date },
): Promise<void> {
  const pace = await tx.turns.pace(mailboxId);
  if (pace === null) return;
  const { minGapMs, timeZone, lastAt } = pace;
  const isOfThatDay = pace.sentOn === localDay(countedAt, timeZone).toString();
  const sentCount = isOfThatDay ? Math.max(0, pace.sentCount - 1) : pace.sentCount;
  const day = localDay(now, timeZone);
  const since = lastAt ?? new Date(now.getTime() - minGapMs);
  const next = nextSendAt({
    minGapMs,
    allowance: allowanceOn(pace, day),
    sentToday: sentOn({ sentOn: pace.sentOn, sentCount }, day),
    now: since,
    timeZone,
  });
  await tx.turns.savePace(mailboxId, {
    sentOn: pace.sentOn,
    sentCount,
    nextSendAt: new Date(Math.min(next.getTime(), pace.nextSendAt.getTime())),
  });
}
