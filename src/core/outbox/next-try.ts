const FIRST_MS = 2_000;
const LONGEST_MS = 10 * 60_000;
/** With the waits above about an hour and a half; from then on hourly. */
const SOON_ATTEMPTS = 16;
const HOUR_MS = 60 * 60_000;
/** About a week. A message about an incident is to tell its end, also after a long outage of the chat. */
const MOST_ATTEMPTS = SOON_ATTEMPTS + 7 * 24;

/**
 * The time of the next try of an undelivered message.
 *
 * @param attempts - so far, at least 1
 * @param asked - the time that the platform asked for; the try is never earlier, and such an item is not given up
 * @returns null when it is given up
 */
export function nextTry(attempts: number, asked: Date | null, now: Date): Date | null {
  if (asked !== null && asked > now) return asked;
  // Asked back at once, again and again: it would never end.
  if (asked !== null) return attempts >= SOON_ATTEMPTS ? null : now;
  if (attempts >= MOST_ATTEMPTS) return null;
  const wait = attempts < SOON_ATTEMPTS ? Math.min(FIRST_MS * 2 ** (attempts - 1), LONGEST_MS) : HOUR_MS;
  return new Date(now.getTime() + wait);
}
