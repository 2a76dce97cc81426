/** Minutes of the day between which a person is left in peace; they may go over midnight. */
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

/** "22:00-7:00", "22-7", "off". null: none of them. */
export function readQuietHours(text: string): QuietHours | "off" | null {
  if (/^(off|none|no|never)$/i.test(text.trim())) return "off";
  const found = /^(\d{1,2})(?:[:.]?(\d{2}))?\s*(?:-|–|to|until)\s*(\d{1,2})(?:[:.]?(\d{2}))?$/i.exec(
    text.trim(),
  );
  if (found === null) return null;
  const [, fromHour, fromMinute = "0", toHour, toMinute = "0"] = found;
  const hours = [Number(fromHour), Number(toHour)];
  const minutes = [Number(fromMinute), Number(toMinute)];
  if (hours.some((hour) => hour > 24) || minutes.some((minute) => minute > 59)) return null;
  const [from = 0, to = 0] = hours.map((hour, index) => (hour * 60 + (minutes[index] ?? 0)) % DAY_MINUTES);
  return from === to ? null : { from, to };
}

/** "22:00 to 07:00" */
export const sayQuietHours = ({ from, to }: QuietHours) => `${clock(from)} to ${clock(to)}`;

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
