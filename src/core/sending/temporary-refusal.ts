const FIRST_MS = 30 * 60_000; // the least that RFC 5321 §4.5.4.1 recommends between two tries
const LONGEST_MS = 4 * 3_600_000;
/** Half an hour, an hour, two, then every four: about a day in all. After that, no reader expects the message any more. */
const MOST_TRIES = 8;

/**
 * The time of the next try of a step that the provider refused for now (4yz, RFC 5321 §4.2.1). The mailbox itself works.
 *
 * @param tries - temporary refusals of this step before this one
 * @returns null when it is given up
 */
export function tryAgainAt(tries: number, now: Date): Date | null {
  if (tries + 1 >= MOST_TRIES) return null;
  return new Date(now.getTime() + Math.min(FIRST_MS * 2 ** tries, LONGEST_MS));
}

const REFUSAL_WAIT_MS = 3_600_000;

/** The time of the next try of a step whose text or sender was refused. By then three others show whether all are refused. */
export function afterRefusal(now: Date): Date {
  return new Date(now.getTime() + REFUSAL_WAIT_MS);
}
