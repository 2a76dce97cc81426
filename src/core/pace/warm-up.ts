import type { WarmUp } from "../mailbox/mailbox.ts";
import { dateToDay } from "../time/local-day.ts";

/**
 * The number of messages that a mailbox may send on a day, in its workspace's time zone. It is its cap, or less while it warms up.
 * The curve begins with `start`, adds `growth` on each further day, and never passes `ceiling`.
 */
export function allowanceOn(
  mailbox: { dailyCap: number; warmUp: WarmUp | null },
  day: Temporal.PlainDate,
): number {
  if (mailbox.warmUp === null) return mailbox.dailyCap;
  const { start, growth, ceiling, since } = mailbox.warmUp;
  const daysIn = Math.max(0, dateToDay(since).until(day, { largestUnit: "day" }).days);
  return Math.min(mailbox.dailyCap, ceiling, start + growth * daysIn);
}
