import { setTimeout as wait } from "node:timers/promises";

/** Slack takes about one message a second in a channel; above it hides messages without an error. */
const GAP_MS = 1_000;

/** Works for one key after the other, in the order they were asked for, with a second between an end and the next beginning. */
export function turns(gapMs = GAP_MS): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key);
    const mine = (before ?? Promise.resolve()).then(work);
    const pause = () => wait(gapMs, undefined, { ref: false });
    const over = mine.then(pause, pause);
    last.set(key, over);
    void over.then(() => last.get(key) === over && last.delete(key));
    return mine;
  };
}
