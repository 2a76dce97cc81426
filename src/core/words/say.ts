const LANGUAGE = "en-GB";
const numbers = new Intl.NumberFormat(LANGUAGE);
const plurals = new Intl.PluralRules(LANGUAGE);
const lists = new Intl.ListFormat(LANGUAGE);
const choices = new Intl.ListFormat(LANGUAGE, { type: "disjunction" });
const durations = new Intl.DurationFormat(LANGUAGE, { style: "long" });

/** "Tue 24 Nov, 14:02", as the clocks show it in that time zone. */
export function sayTime(at: Date, timeZone: string): string {
  const parts = {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  } as const;
  return new Intl.DateTimeFormat(LANGUAGE, { ...parts, timeZone }).format(at);
}

const UNITS = ["day", "hour", "minute", "second"] as const;

/** "2 hours and 5 minutes": the largest unit and the one below it, down to minutes or seconds, rounded down. */
export function sayDuration(ms: number, smallestUnit: "minute" | "second" = "minute"): string {
  const whole = Temporal.Duration.from({ milliseconds: Math.floor(ms) });
  const rounded = whole.round({ largestUnit: "day", smallestUnit, roundingMode: "trunc" });
  const first = UNITS.findIndex((unit) => rounded[`${unit}s`] > 0);
  if (first < 0) return `less than a ${smallestUnit}`;
  const said = UNITS.slice(first, first + 2).filter((unit) => rounded[`${unit}s`] > 0);
  return lists.format(said.map((unit) => durations.format({ [`${unit}s`]: rounded[`${unit}s`] })));
}

/** "1 lead", "2,000 leads". */
export const sayCount = (count: number, noun: string, nouns = `${noun}s`): string =>
  `${sayNumber(count)} ${plural(count, noun, nouns)}`;

/** The form of a word that goes with a number: "is" with 1, "are" with 0 and 2. */
export const plural = (count: number, one: string, other: string): string =>
  plurals.select(count) === "one" ? one : other;

/** "10,000". */
export const sayNumber = (count: number): string => numbers.format(count);

/** "a", "a and b", "a, b and c", and "a, b and 3 more" where there are more than `most`. */
export function sayList(names: readonly string[], most = 5): string {
  return names.length > most
    ? sayFirst(names.slice(0, most - 1), names.length)
    : sayFirst(names, names.length);
}

/** The same where only the first few of many names are known. */
export function sayFirst(names: readonly string[], total: number): string {
  const more = total > names.length ? [`${sayNumber(total - names.length)} more`] : [];
  return lists.format([...names, ...more]);
}

/** "a", "a or b", "a, b or c". */
export const sayChoice = (names: readonly string[]): string => choices.format(names);
