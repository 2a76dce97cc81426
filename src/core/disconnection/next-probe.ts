import type { Diagnosis } from "../diagnosis/diagnosis.ts";

const MINUTE = 60_000;
const SOONEST_MS = MINUTE;
/** An admin's change is seen within this time, at the price of four refused sign-ins an hour. */
const LATEST_MS = 15 * MINUTE;
/** After a day without a change, none is expected soon. */
const MANY_PROBES = 100;
const LATER_MS = 2 * 60 * MINUTE;
/** A host that refused every password has recovered by then. More tries with a wrong password could lock the account. */
const AFTER_PASSWORD_MS = [5 * MINUTE, 15 * MINUTE, 45 * MINUTE];

/** Whether the stored credential may work again without its owner: an admin changes a setting, or the trouble passes. */
export const mayEndByItself = ({ cause, fixer }: Pick<Diagnosis, "cause" | "fixer">): boolean =>
  fixer !== "owner" || cause === "unknown";

/**
 * When a lost mailbox is probed next with its stored credential.
 *
 * @param probes - the number of probes that were refused so far
 * @returns null: never again, the owner must give a new secret
 */
export function nextProbe(
  diagnosis: Pick<Diagnosis, "cause" | "fixer">,
  probes: number,
  now: Date,
): Date | null {
  const waitMs = mayEndByItself(diagnosis) ? outsideWaitMs(probes) : AFTER_PASSWORD_MS[probes];
  return waitMs === undefined ? null : new Date(now.getTime() + waitMs);
}

function outsideWaitMs(probes: number): number {
  return probes < MANY_PROBES ? Math.min(SOONEST_MS * 2 ** Math.min(probes, 10), LATEST_MS) : LATER_MS;
}
