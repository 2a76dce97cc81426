import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { laneIn } from "../../../src/core/jobs.ts";
import type { Log } from "../../../src/core/log.ts";
import { openQueue } from "../../../src/io/queue/open-queue.ts";
import { jobs } from "../../../src/kinds.ts";
import { onEachDatabase } from "../../setup/each-database.ts";

/** It stands still, years from the machine's own: what the queue waits for is a length of time by this one. */
const clock = { now: () => new Date("2020-02-29T12:00:00Z") };
const inMs = (ms: number) => new Date(clock.now().getTime() + ms);

onEachDatabase((database) => {
  const open = async (handle: (kind: string, id: string) => Promise<void>, log: Log = silent) => {
    const concurrency = { mail: 2, probe: 2, chat: 2 };
    const queue = await openQueue(database().queueConnection, {
      log,
      clock,
      laneOf: laneIn(jobs),
      concurrency,
    });
    return Object.assign(queue, { work: () => queue.start(handle) });
  };

  it("starts a job as it is woken, not at the next look", async () => {
    const ids = Array.from({ length: 20 }, () => randomUUID());
    const seen: string[] = [];
    const end = Promise.withResolvers<void>();
    // Each job wakes the next, so that each finds an idle worker; a worker looks by itself only every five seconds.
    await using queue = await open(async (_kind, id) => {
      seen.push(id);
      const next = ids[seen.length];
      if (next) await queue.wake("deliver", next);
      else end.resolve();
    });
    await queue.work();
    await queue.wake("deliver", ids[0] as string);
    await end.promise;
    expect(seen).toEqual(ids);
  });

  it("keeps what was woken before it began, once for each row", async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    const done = Promise.withResolvers<void>();
    const seen: string[] = [];
    await using queue = await open(async (kind, id) => {
      seen.push(`${kind} ${id}`);
      if (id === second) done.resolve();
    });
    await queue.wake("deliver", first);
    await queue.wake("deliver", first);
    await queue.wake("deliver", second);
    await queue.work();
    await done.promise;
    expect(seen).toEqual([`deliver ${first}`, `deliver ${second}`]);
  });

  it("begins at once what is woken for this moment, though another process seems to work on the row", async () => {
    const id = randomUUID();
    const second = Promise.withResolvers<void>();
    const dead = Promise.withResolvers<void>();
    let runs = 0;
    await using queue = await open(async () => {
      runs += 1;
      if (runs === 2) return second.resolve();
      await dead.promise;
    });
    await queue.work();
    await queue.wake("finish-reconnect", id);
    await expect.poll(() => runs).toBe(1);
    await queue.wake("finish-reconnect", id, clock.now());
    await second.promise;
    dead.resolve();
    expect(runs).toBe(2);
  });

  it("works on a row once more when it was woken in the middle of its work", async () => {
    const id = randomUUID();
    const inHand = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    const again = Promise.withResolvers<void>();
    let runs = 0;
    await using queue = await open(async () => {
      runs += 1;
      if (runs === 2) return again.resolve();
      inHand.resolve();
      await finish.promise;
    });
    await queue.work();
    await queue.wake("probe-mailbox", id);
    await inHand.promise;
    await queue.wake("probe-mailbox", id);
    await queue.wake("probe-mailbox", id);
    finish.resolve();
    await again.promise;
    expect(runs).toBe(2);
  });

  it("does not begin before the moment it was set for", async () => {
    const begun = Promise.withResolvers<number>();
    await using queue = await open(async () => begun.resolve(performance.now()));
    await queue.work();
    const start = performance.now();
    await queue.wake("read-mailbox", randomUUID(), inMs(400));
    // Both sides round to whole milliseconds.
    expect((await begun.promise) - start).toBeGreaterThan(398);
  });

  it("begins at once what is woken for now, though the same row is set for later, and begins that too", async () => {
    const [far, near] = [randomUUID(), randomUUID()];
    const runs: string[] = [];
    await using queue = await open(async (_kind, id) => void runs.push(id));
    await queue.work();
    await queue.wake("read-mailbox", far, inMs(3_600_000));
    await queue.wake("read-mailbox", far);
    await expect.poll(() => runs).toEqual([far]);
    await queue.wake("read-mailbox", near, inMs(400));
    await queue.wake("read-mailbox", near);
    await expect.poll(() => runs).toEqual([far, near, near]);
  });

  it("delivers alerts while every mail job hangs", async () => {
    const finish = Promise.withResolvers<void>();
    const delivered = Promise.withResolvers<string>();
    await using queue = await open(async (kind, id) => {
      if (kind === "deliver") delivered.resolve(id);
      else await finish.promise;
    });
    await queue.work();
    for (let each = 0; each < 5; each++) await queue.wake("read-mailbox", randomUUID());
    const alert = randomUUID();
    await queue.wake("deliver", alert);
    expect(await delivered.promise).toBe(alert);
    finish.resolve();
  });

  it("logs a handler's fault with the row it was about, and goes on", async () => {
    const [broken, fine] = [randomUUID(), randomUUID()];
    const faults: unknown[] = [];
    const log: Log = { ...silent, fault: (name, error, fields) => faults.push([name, `${error}`, fields]) };
    const done = Promise.withResolvers<void>();
    await using queue = await open(async (_kind, id) => {
      if (id === broken) throw new Error("no such row");
      done.resolve();
    }, log);
    await queue.work();
    await queue.wake("deliver", broken);
    await queue.wake("deliver", fine);
    await done.promise;
    await expect
      .poll(() => faults)
      .toEqual([["job.failed", "Error: no such row", { kind: "deliver", id: broken }]]);
  });

  it("finishes what is in hand before it closes", async () => {
    const inHand = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    const order: string[] = [];
    const queue = await open(async () => {
      inHand.resolve();
      await finish.promise;
      order.push("finished");
    });
    await queue.work();
    await queue.wake("deliver", randomUUID());
    await inHand.promise;
    const closed = queue[Symbol.asyncDispose]().then(() => order.push("closed"));
    // As long as closing would take if it waited for nobody.
    for (let each = 0; each < 50; each++) await database().prisma.$queryRaw`SELECT 1`;
    expect(order).toEqual([]);
    finish.resolve();
    await closed;
    expect(order).toEqual(["finished", "closed"]);
  });
});

const silent: Log = { event() {}, fault() {}, child: () => silent };
