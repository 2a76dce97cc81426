import * as chrono from "chrono-node";

/** Beyond this a date is more likely a fair, a birthday or a misreading than a return. */
const LONGEST_ABSENCE_MS = 60 * 24 * 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
/** The absence stands at the top; further down are signatures, disclaimers and invitations with dates of their own. */
const TOP = 600;

const languages = [chrono.en.casual, chrono.de, chrono.fr, chrono.es, chrono.it, chrono.nl, chrono.pt];

/**
 * The day after the last day that an out-of-office answer names, at the time of day it was received; null when it names none.
 * The latest of several days is taken, whether they say "until" or "back on": a day too late does no harm, one too early
 * writes to an empty office.
 */
export function returnDay(text: string, receivedAt: Date): Date | null {
  const reference = { instant: receivedAt, timezone: 0 };
  const days = languages
    .flatMap((language) => language.parse(text.slice(0, TOP), reference, { forwardDate: true }))
    .map(({ start, end }) => end ?? start)
    .filter((day) => day.isCertain("weekday") || (day.isCertain("day") && day.isCertain("month")))
    .map((day) => Date.UTC(day.get("year") ?? 0, (day.get("month") ?? 0) - 1, day.get("day") ?? 0));
  const today = Math.floor(receivedAt.getTime() / DAY_MS) * DAY_MS;
  const plausible = days.filter((day) => day > today && day <= today + LONGEST_ABSENCE_MS);
  if (plausible.length === 0) return null;
  return new Date(Math.max(...plausible) + DAY_MS + (receivedAt.getTime() - today));
}
