/** "Tue 24 Nov, 14:02", as the clocks show it in that time zone. */
export function sayTime(at: Date, timeZone: string): string {
  const parts = {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  } as const;
  return new Intl.DateTimeFormat("en-GB", { ...parts, timeZone }).format(at);
}

/** "2 hours and 5 minutes", in the two largest units that say something. */
export function sayDuration(ms: number): string {
  if (ms < 60_000) return "less than a minute";
  const minutes = Math.floor(ms / 60_000);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor(minutes / 60) % 24;
  const parts = [sayCount(days, "day"), sayCount(hours, "hour"), sayCount(minutes % 60, "minute")];
  const first = parts.findIndex((part) => !part.startsWith("0 "));
  return sayList(parts.slice(first, first + 2).filter((part) => !part.startsWith("0 ")));
}

/** "1 lead", "2,000 leads". */
export function sayCount(count: number, noun: string, nouns = `${noun}s`): string {
  return `${sayNumber(count)} ${count === 1 ? noun : nouns}`;
}

/** "10,000". */
export const sayNumber = (count: number) => count.toLocaleString("en-GB");

/** "a", "a and b", "a, b and c", and "a, b and 3 more" where there are more than `most`. */
export function sayList(names: string[], most = 5): string {
  return names.length > most
    ? sayFirst(names.slice(0, most - 1), names.length)
    : sayFirst(names, names.length);
}

/** The same where only the first few of many names are known. */
export function sayFirst(names: string[], total: number): string {
  const shown = total > names.length ? [...names, `${sayNumber(total - names.length)} more`] : names;
  return shown.length < 2 ? (shown[0] ?? "") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
