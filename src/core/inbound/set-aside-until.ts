const FIRST_TRY_MS = 10 * 60_000;

/** When a mail that could not be had is tried again for the first time. */
export const setAsideUntil = (at: Date): Date => new Date(at.getTime() + FIRST_TRY_MS);
