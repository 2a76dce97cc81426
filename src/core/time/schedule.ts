/** When a campaign may send: on these days, from `startMinute` up to and not including `endMinute` of the local day. */
export type Schedule = {
  /** An IANA name, e.g. "Europe/Berlin". */
  timeZone: string;
  /** ISO weekdays, 1 = Monday; at least one, in order, none twice. */
  days: number[];
  /** 0 to 1439. */
  startMinute: number;
  /** Later than `startMinute`; 1440 is the end of the day. */
  endMinute: number;
};

/** As a person writes it: days as "mon" … "sun", times as "09:00" … "24:00". */
export type WrittenSchedule = { timeZone: string; days: string[]; from: string; to: string };

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** `why` is one sentence for the person who wrote it. */
export function parseSchedule(
  written: WrittenSchedule,
): { kind: "schedule"; schedule: Schedule } | { kind: "unclear"; why: string } {
  const zone = knownTimeZone(written.timeZone);
  if (zone === null) {
    return unclear(timeZoneFault(written.timeZone) ?? "");
  }
  const unknown = written.days.find((day) => weekday(day) === null);
  if (unknown !== undefined) {
    return unclear(`“${unknown}” is not a day of the week. Use ${WEEKDAYS.join(", ")}.`);
  }
  const days = [...new Set(written.days.map(weekday))].filter((day) => day !== null).sort((a, b) => a - b);
  if (days.length === 0)
    return unclear("Choose at least one day of the week on which this campaign may send.");

  const startMinute = minuteOfDay(written.from);
  if (startMinute === null) return unclear(notATime(written.from));
  const endMinute = minuteOfDay(written.to);
  if (endMinute === null) return unclear(notATime(written.to));
  if (endMinute <= startMinute) {
    return unclear(
      `The sending window has to end after it begins, on the same day: ${written.from} to ${written.to} does not.`,
    );
  }
  return { kind: "schedule", schedule: { timeZone: zone, days, startMinute, endMinute } };
}

/** The fault of a time zone's name, in a sentence for people. null: none. */
export function timeZoneFault(text: string): string | null {
  if (knownTimeZone(text) !== null) return null;
  return isOffset(text)
    ? `“${text}” is an offset or an abbreviation: it does not say when summer time begins. Use a name such as Europe/Berlin or America/New_York.`
    : `There is no time zone called “${text}”. Use a name such as Europe/Berlin or America/New_York.`;
}

/** The other way round, for pages and forms. */
export function writeSchedule({ timeZone, days, startMinute, endMinute }: Schedule): WrittenSchedule {
  return {
    timeZone,
    days: days.flatMap((day) => WEEKDAYS[day - 1] ?? []),
    from: clockTime(startMinute),
    to: clockTime(endMinute),
  };
}

/** "+02:00", "EST", "CET", "EST5EDT", "Etc/GMT-14": each means an offset, and does not name the place whose clocks are meant. */
const isOffset = (text: string) =>
  /^(?:[+-]\d.{0,9}|etc\/(?!utc$).{0,9}|(?:gmt|utc)[+-].{0,9}|gmt0?|uct|[a-z]{1,3}[sd]t|[cemw]es?t|[a-z]{3}\d[a-z]{3})$/i.test(
    text.trim(),
  );

/** The name in its usual spelling, or null. */
function knownTimeZone(text: string): string | null {
  if (!/^[a-z]/i.test(text) || isOffset(text)) return null;
  try {
    return new Temporal.ZonedDateTime(0n, text).timeZoneId;
  } catch {
    return null;
  }
}

/** "Mon" and "Monday" are 1. */
function weekday(text: string): number | null {
  const index = WEEKDAYS.indexOf(
    text
      .trim()
      .toLowerCase()
      .replace(/^(mon|tues|wednes|thurs|fri|satur|sun)day$/, short),
  );
  return index < 0 ? null : index + 1;
}

const short = (long: string) => long.slice(0, 3);

function minuteOfDay(text: string): number | null {
  const [, hour, minute] = /^(\d{1,2}):(\d\d)$/.exec(text.trim()) ?? [];
  if (hour === undefined || Number(minute) > 59) return null;
  const of = Number(hour) * 60 + Number(minute);
  return of <= 24 * 60 ? of : null;
}

const clockTime = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

const notATime = (text: string) =>
  `“${text}” is not a time of day. Write it like 09:00 or 17:30; 24:00 is the end of the day.`;

const unclear = (why: string) => ({ kind: "unclear" as const, why });
