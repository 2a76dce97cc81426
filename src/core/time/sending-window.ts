import { localDay } from "./local-day.ts";
import type { Schedule } from "./schedule.ts";

/** Open from `opensAt` up to and not including `closesAt`. */
export type SendingWindow = { opensAt: Date; closesAt: Date };

/** The window that is open at `now`, or the next one. */
export function windowAround(schedule: Schedule, now: Date): SendingWindow {
  return windowsFrom(schedule, now).next().value;
}

/** The window that is open at `now` or opens next, then the ones after it, without end. */
export function* windowsFrom(schedule: Schedule, now: Date): Generator<SendingWindow, never> {
  // A window ends at midnight at the latest, so that yesterday's is never open today.
  for (let day = localDay(now, schedule.timeZone); ; day = day.add({ days: 1 })) {
    if (!schedule.days.includes(day.dayOfWeek)) continue;
    const opensAt = firstMomentOf(day, schedule.startMinute, schedule.timeZone);
    const closesAt = firstMomentOf(day, schedule.endMinute, schedule.timeZone);
    // Empty when the clock jumps over all of it. Samoa skipped the whole of 30 December 2011.
    if (opensAt < closesAt && closesAt > now) yield { opensAt, closesAt };
  }
}

/** When the clocks there first show this time, or a later one where they are put forward over it. */
function firstMomentOf(day: Temporal.PlainDate, minute: number, timeZone: string): Date {
  const wall = day.toPlainDateTime("00:00").add({ minutes: minute });
  const at = wall.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  const skipped = !at.toPlainDateTime().equals(wall);
  return new Date(((skipped && at.getTimeZoneTransition("next")) || at).epochMilliseconds);
}
