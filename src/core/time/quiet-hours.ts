/** Minutes of the day between which a person gets no messages. They may go over midnight. */
export type QuietHours = { from: number; to: number };

const DAY_MINUTES = 1440;

/** When the quiet hours that are on now end, by the clocks of that time zone; null: they are not on. */
export function quietUntil({ from, to }: QuietHours, timeZone: string, now: Date): Date | null {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const minute = local.hour * 60 + local.minute;
  const isOn = from <= to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!isOn) return null;
  const day = local.toPlainDate().add({ days: minute < to ? 0 : 1 });
  const time = Temporal.PlainTime.from({ hour: Math.floor(to / 60), minute: to % 60 });
  return new Date(day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds);
}

/** "22:00-7:00", "22 to 7", "10pm-7am", "off". null: none of them. */
export function readQuietHours(text: string): QuietHours | "off" | null {
  if (/^(off|none|no|never)$/i.test(text.trim())) return "off";
  const [first = "", second = "", ...more] = text.trim().split(/\s*(?:-|–|—|to|until)\s*/i);
  // "10-7am" leaves open which ten is meant.
  if (more.length > 0 || (HALF.test(second) && !HALF.test(first))) return null;
  const [from, to] = [minuteOf(first), minuteOf(second)];
  return from === null || to === null || from === to ? null : { from, to };
}

const HALF = /[ap]m$/i;

function minuteOf(time: string): number | null {
  const [, hours, minutes = "0", half] = /^(\d{1,2})(?:[:.]?(\d{2}))?\s*([ap]m)?$/i.exec(time) ?? [];
  const [hour, minute] = [Number(hours), Number(minutes)];
  if (hours === undefined || minute > 59 || hour > (half ? 12 : 24) || (half && hour === 0)) return null;
  const ofDay = half ? (hour % 12) + (/p/i.test(half) ? 12 : 0) : hour;
  return (ofDay * 60 + minute) % DAY_MINUTES;
}

/** "22:00 to 07:00" */
export const sayQuietHours = ({ from, to }: QuietHours) => `${clock(from)} to ${clock(to)}`;

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
