import { windowsFrom } from "./sending-window.ts";

/** When people read what is not urgent, by their workspace's clocks. */
const WORKING = { days: [1, 2, 3, 4, 5], startMinute: 9 * 60, endMinute: 17 * 60 };

/** Ends that come before the working day after the next is over are told today: on a Friday, those up to Tuesday. */
const DAYS_AHEAD = 2;

export type WorkingHours = {
  open: boolean;
  /** The beginning of the next working day, which is never today's. */
  nextAt: Date;
  /** Until when what ends is worth telling now. */
  horizon: Date;
};

export function workingHours(timeZone: string, now: Date): WorkingHours {
  const days = windowsFrom({ ...WORKING, timeZone }, now);
  const ahead = Array.from({ length: DAYS_AHEAD + 1 }, () => days.next().value);
  const [first, second] = ahead;
  const open = first !== undefined && first.opensAt <= now;
  const next = open ? second : first;
  return {
    open,
    nextAt: next?.opensAt ?? now,
    horizon: ahead.at(-1)?.closesAt ?? now,
  };
}
