import type { Fields, Log } from "../log.ts";
import type { Clock } from "../time/clock.ts";
import { faultWords } from "../trouble/fault-words.ts";
import { troubleOf } from "../trouble/trouble-of.ts";

/** A fault that returns after this time is news. */
const OVER_MS = 60_000;
/** A lasting fault is logged again after this, with its count. */
const AGAIN_MS = 60 * 60_000;
const MOST_KNOWN = 200;

type Known = { saidAt: number; lastAt: number; times: number };

/**
 * Wraps the log: a fault that occurs each second becomes one line with one stack. A fault of the machine or the database counts as
 * one, whichever row it hits. A fault of ours is identified by its subject.
 */
export function throttledLog(log: Log, clock: Clock, known = new Map<string, Known>()): Log {
  return {
    event: log.event.bind(log),
    child: (fields) => throttledLog(log.child(fields), clock, known),
    fault(name, error, fields = {}) {
      const now = clock.now().getTime();
      const key = keyOf(name, error, fields);
      const before = known.get(key);
      if (before !== undefined && now - before.lastAt < OVER_MS && now - before.saidAt < AGAIN_MS) {
        before.lastAt = now;
        before.times += 1;
        return;
      }
      if (known.size >= MOST_KNOWN) known.delete(known.keys().next().value ?? key);
      known.set(key, { saidAt: now, lastAt: now, times: 0 });
      const since = before === undefined || before.times === 0 ? {} : { unsaid: before.times };
      log.fault(name, error, { ...fields, ...since });
    },
  };
}

function keyOf(name: string, error: unknown, fields: Fields): string {
  const trouble = troubleOf(error);
  return trouble === null ? JSON.stringify([name, faultWords(error), fields]) : `${name} ${trouble.kind}`;
}
