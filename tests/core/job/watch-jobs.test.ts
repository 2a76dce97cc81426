import { afterEach, beforeEach, expect, it } from "vitest";
import type { ChatPort } from "../../../src/core/chat/chat-port.ts";
import { chatsOf } from "../../../src/core/chat/chats.ts";
import { watchJobs } from "../../../src/core/job/watch-jobs.ts";
import { onPglite } from "../../setup/each-database.ts";
import { deliverWoken } from "../deliver-due.ts";
import { openWorld, sweepRound, type World } from "../world.ts";

const MINUTE = 60_000;

onPglite((database) => {
  let world: World;
  beforeEach(async () => {
    // The operator's people are those of the first workspace.
    await database().prisma.workspace.deleteMany();
    await database().prisma.jobTrouble.deleteMany();
    world = await openWorld(database());
  });
  afterEach(() => world[Symbol.asyncDispose]());

  const job = { kind: "read-mailbox", subject: "01935000-0000-7000-8000-000000000000" };
  const fails =
    (message = "password=hunter2 the disk\0 is full") =>
    () =>
      Promise.reject(new Error(message));
  const works = async () => {};
  const open = () => world.ctx.store.jobTroubles.open(1, 10);
  const later = (ms: number) => {
    world.clock.time = new Date(world.clock.time.getTime() + ms);
  };

  it("throws what the job throws, and counts its throws in a row, without the secrets in them", async () => {
    const watch = watchJobs(world.ctx);
    const since = world.clock.time;
    for (let turn = 0; turn < 2; turn++) {
      await expect(watch(job, fails())).rejects.toThrow("is full");
      later(MINUTE);
    }
    expect(await open()).toMatchObject([
      { ...job, since, count: 2, message: "password=••• the disk is full" },
    ]);
  });

  it("ends with the next success, in whichever process that is", async () => {
    await expect(watchJobs(world.ctx)(job, fails())).rejects.toThrow();
    const other = watchJobs(world.ctx);
    await other({ ...job, subject: "another" }, works);
    expect(await open()).toHaveLength(1);
    await other(job, works);
    expect(await open()).toEqual([]);
  });

  it("tells the operator in their channel at the third throw, once, and that it works again", async () => {
    const ctx = {
      ...world.ctx,
      operator: { letters: null, channel: { platform: "slack", channel: "C_OPERATOR" } },
    };
    const posted: { channel: string; title: string; isNew: boolean }[] = [];
    const chat: ChatPort = {
      platform: "slack",
      async post(channel, { title }, { ref }) {
        posted.push({ channel, title, isNew: ref === null });
        return { kind: "posted", ref: ref ?? "1" };
      },
      find: async () => ({ kind: "nowhere" }),
      person: async () => null,
    };
    const told = async () => {
      await deliverWoken(world, ctx, chatsOf({ slack: async () => chat }));
      return posted.splice(0);
    };
    const watch = watchJobs(ctx);
    const throwOnce = () => expect(watch(job, fails())).rejects.toThrow();
    await throwOnce();
    await throwOnce();
    expect(await told()).toEqual([]);
    await throwOnce();
    const title = "Unpause fails time after time: read-mailbox";
    expect(await told()).toEqual([{ channel: "C_OPERATOR", title, isNew: true }]);
    await throwOnce();
    expect(await told()).toEqual([]);
    await watch(job, works);
    const over = "Works again: read-mailbox";
    expect(await told()).toEqual([{ channel: "C_OPERATOR", title: over, isNew: false }]);
  });

  it("writes to the admins where the operator has no channel", async () => {
    const letters: string[] = [];
    const send = async ({ to }: { to: string }) => {
      letters.push(to);
      return { kind: "accepted" } as const;
    };
    const ctx = { ...world.ctx, operator: { letters: { send }, channel: null } };
    const watch = watchJobs(ctx);
    for (let turn = 0; turn < 3; turn++) await expect(watch(job, fails())).rejects.toThrow();
    await deliverWoken(world, ctx, chatsOf({}));
    expect(letters).toEqual(["ann@acme.test"]);
  });

  it("gives every part of the sweep its turn when one throws, and knows which one", async () => {
    const { store } = world.ctx;
    const due = () => Promise.reject(new Error("no outbox"));
    const ctx = { ...world.ctx, store: { ...store, outbox: { ...store.outbox, due } } };
    await expect(sweepRound(ctx, MINUTE, { watch: watchJobs(ctx) })).rejects.toThrow("no outbox");
    expect(world.woken).toContainEqual({ kind: "read-mailbox", id: world.mailboxId });
    expect(await open()).toMatchObject([{ kind: "sweep deliver", subject: "", count: 1 }]);
  });
});
