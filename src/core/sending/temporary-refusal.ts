const FIRST_MS = 30 * 60_000; // the least that RFC 5321 §4.5.4.1 recommends between two tries
const LONGEST_MS = 4 * 3_600_000;
/** Half an hour, an hour, two, then every four: about a day in all, after which nobody expects the message any more. */
const MOST_TRIES = 8;

/**
 * When a step is tried again that the provider refused for the moment (4yz, RFC 5321 §4.2.1) without anything being wrong
 * with the mailbox. @param tries - temporary refusals of this step before this one @returns null: it is given up
 */
export function tryAgainAt(tries: number, now: Date): Date | null {
  if (tries + 1 >= MOST_TRIES) return null;
  return new Date(now.getTime() + Math.min(FIRST_MS * 2 ** tries, LONGEST_MS));
}

const REFUSAL_WAIT_MS = 3_600_000;

/** When a step is tried again whose text or sender was refused: time enough for three others to show whether that is a rule. */
export function afterRefusal(now: Date): Date {
  return new Date(now.getTime() + REFUSAL_WAIT_MS);
}
