import type { Diagnosis } from "../diagnosis/diagnosis.ts";

const MINUTE = 60_000;
const SOONEST_MS = MINUTE;
/** An admin's change is seen within this time, at the price of four refused sign-ins an hour. */
const LATEST_MS = 15 * MINUTE;
/** Nobody has changed it in a day: it is not about to be. */
const MANY_LOOKS = 100;
const LATER_MS = 2 * 60 * MINUTE;
/** A host that refused everybody for a while is over it by then; more tries with a password that is wrong could lock the account. */
const AFTER_PASSWORD_MS = [5 * MINUTE, 15 * MINUTE, 45 * MINUTE];

/** Whether what is stored may work again without its owner: somebody else changes a setting, or whatever it was passes. */
export const mayEndByItself = ({ cause, fixer }: Pick<Diagnosis, "cause" | "fixer">): boolean =>
  fixer !== "owner" || cause === "unknown";

/**
 * When it is looked whether a lost mailbox works again with what is stored.
 *
 * @param looks - those that found it refused so far
 * @returns null: not any more, its owner must give a new secret
 */
export function nextLook(
  diagnosis: Pick<Diagnosis, "cause" | "fixer">,
  looks: number,
  now: Date,
): Date | null {
  const waitMs = mayEndByItself(diagnosis) ? outsideWaitMs(looks) : AFTER_PASSWORD_MS[looks];
  return waitMs === undefined ? null : new Date(now.getTime() + waitMs);
}

function outsideWaitMs(looks: number): number {
  return looks < MANY_LOOKS ? Math.min(SOONEST_MS * 2 ** Math.min(looks, 10), LATEST_MS) : LATER_MS;
}
