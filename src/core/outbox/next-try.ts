const FIRST_MS = 2_000;
const LONGEST_MS = 10 * 60_000;
/** With the waits above about an hour and a half. */
const MOST_ATTEMPTS = 16;

/**
 * When an undelivered message is tried again. @param attempts - so far, at least 1 @param asked - when the platform asked
 * us to come back; it is never earlier than that, and who asks to wait is not given up @returns null: it is given up
 */
export function nextTry(attempts: number, asked: Date | null, now: Date): Date | null {
  if (asked !== null && asked > now) return asked;
  if (attempts >= MOST_ATTEMPTS) return null;
  const ours = now.getTime() + Math.min(FIRST_MS * 2 ** (attempts - 1), LONGEST_MS);
  return new Date(asked === null ? ours : Math.max(asked.getTime(), now.getTime()));
}
