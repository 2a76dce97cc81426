import { expect, it } from "vitest";
import { type Checks, sharedHealth } from "../../../src/core/health/health.ts";
import type { Log } from "../../../src/core/log.ts";

const START = new Date("2026-03-02T09:00:00Z");
const works = async () => {};

function health(checks: Partial<Checks>, limitMs: number | null = null) {
  const clock = { time: START, now: () => clock.time };
  const events: unknown[] = [];
  const log: Log = {
    event: (name, fields) => void events.push({ name, ...fields }),
    fault: () => {},
    child: () => log,
  };
  const shared = sharedHealth({ write: works, queue: works, ...checks }, { clock, log, limitMs });
  const later = (ms: number) => {
    clock.time = new Date(clock.time.getTime() + ms);
  };
  return {
    ...shared,
    events,
    later,
  };
}

const full = Object.assign(new Error("could not extend file"), { code: "53100" });

it("many callers at once, and within ten seconds, are answered by one probe", async () => {
  let looks = 0;
  const { look, later } = health({ write: async () => void looks++ });
  expect(await Promise.all([look(), look(), look()])).toEqual([null, null, null]);
  later(9_999);
  await look();
  expect(looks).toBe(1);
  later(1);
  await look();
  expect(looks).toBe(2);
});

it("a state is logged when it begins and when it ends, however often it is asked for", async () => {
  let broken = true;
  const { look, later, events } = health({ write: () => (broken ? Promise.reject(full) : works()) });
  for (let turn = 0; turn < 5; turn++, later(10_000)) {
    expect(await look()).toEqual({ kind: "disk-full", said: "could not extend file" });
  }
  broken = false;
  expect(await look()).toBeNull();
  expect(events).toEqual([
    { name: "health.trouble", kind: "disk-full", said: "could not extend file" },
    { name: "health.well-again", after: "disk-full" },
  ]);
});

it("a queue that does not answer is told apart from a database that does not", async () => {
  const never = () => new Promise<void>(() => {});
  expect(await health({ queue: never }, 10).look()).toMatchObject({ kind: "queue-broken" });
  expect(await health({ write: never }, 10).look()).toMatchObject({ kind: "no-answer" });
});
