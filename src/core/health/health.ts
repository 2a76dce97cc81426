import type { Log } from "../log.ts";
import type { Clock } from "../time/clock.ts";
import { faultWords } from "../trouble/fault-words.ts";
import type { Trouble } from "../trouble/trouble.ts";
import { troubleOf } from "../trouble/trouble-of.ts";

/** Whether Unpause can do its work now. */
export interface Health {
  /** Tries a write and asks the queue, at most every 10 seconds for all callers. @returns null when it can work */
  look(): Promise<Trouble | null>;
  /** The result of the last check. Every process checks by itself, so it is seconds old. */
  known(): Trouble | null;
}

export type Checks = {
  /** Writes to the database and takes it back. @throws where that is not possible */
  write(): Promise<void>;
  /** @throws where the queue does not answer, or does not work */
  queue(): Promise<void>;
};

const KEPT_MS = 10_000;
/** A caller waits no longer than this for a running check, and then gets the last result. */
const CALLER_WAITS_MS = 5_000;

/**
 * One check for all callers. A change of its state is logged once.
 *
 * @param limitMs - the longest time of a check. null: no limit, since the embedded database may be busy with an import
 */
export function sharedHealth(
  checks: Checks,
  { clock, log, limitMs }: { clock: Clock; log: Log; limitMs: number | null },
): Health {
  let found: Trouble | null = null;
  let foundAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<Trouble | null> | null = null;

  async function look(): Promise<Trouble | null> {
    const trouble = await findTrouble(checks, limitMs);
    if (trouble !== null && trouble.kind !== found?.kind) log.event("health.trouble", trouble);
    if (trouble === null && found !== null) log.event("health.well-again", { after: found.kind });
    found = trouble;
    foundAt = clock.now().getTime();
    return trouble;
  }

  return {
    known: () => found,
    async look() {
      if (Math.abs(clock.now().getTime() - foundAt) < KEPT_MS) return found;
      looking ??= look().finally(() => {
        looking = null;
      });
      return within(CALLER_WAITS_MS, looking).catch(() => found);
    },
  };
}

async function findTrouble({ write, queue }: Checks, limitMs: number | null): Promise<Trouble | null> {
  const written = await troubleIn(write(), limitMs, "no-answer");
  return written ?? troubleIn(queue(), limitMs, "queue-broken");
}

async function troubleIn(
  check: Promise<void>,
  limitMs: number | null,
  otherwise: Trouble["kind"],
): Promise<Trouble | null> {
  try {
    await (limitMs === null ? check : within(limitMs, check));
    return null;
  } catch (error) {
    return troubleOf(error) ?? { kind: otherwise, said: faultWords(error) };
  }
}

/** @throws Error after `ms`; the work goes on, and its result is dropped */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`No answer for ${ms / 1000} seconds`)), ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
    work.catch(() => {});
  }
}
