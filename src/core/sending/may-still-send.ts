import type { DueSend } from "../campaign/send.ts";
import { sentOn } from "../pace/turn-after.ts";
import type { Pace } from "../pace/turn-store.ts";
import { allowanceOn } from "../pace/warm-up.ts";
import { localDay } from "../time/local-day.ts";

/** Whether today's allowance leaves room for this send. */
export function mayStillSend(send: DueSend, now: Date): boolean {
  const day = localDay(now, send.timeZone);
  return sentOn(paceOf(send), day) < allowanceOn(send.mailbox, day);
}

export const paceOf = ({ mailbox, timeZone }: Pick<DueSend, "mailbox" | "timeZone">): Pace => ({
  ...mailbox,
  timeZone,
});
