/** A server that cannot tell of new mail may learn it. */
const LOOK_AGAIN_MS = 60 * 60_000;
const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;

/** How long the next connection to an inbox waits. @param failures - how many failed one after the other, this one too */
export function nextWait(end: "no-idle" | "lost", failures: number): number {
  if (end === "no-idle") return LOOK_AGAIN_MS;
  return Math.min(FIRST_MS * 2 ** Math.min(Math.max(failures - 1, 0), 20), LONGEST_MS);
}
