import { afterEach, beforeEach, expect, it } from "vitest";
import { onEachDatabase } from "../setup/each-database.ts";
import { addCampaign, addEnrolment, addMailbox } from "../setup/rows.ts";
import { lose, prove } from "./disconnection/lost-mailbox.ts";
import { openWorld, sweepRound, type World } from "./world.ts";

onEachDatabase((database) => {
  let world: World;
  let at: { workspaceId: string; mailboxId: string };
  beforeEach(async () => {
    world = await openWorld(database());
    const { workspaceId, mailboxId } = world;
    at = { workspaceId, mailboxId };
    // Rows of other tests are due, too: only this world's may be.
    await database().prisma.mailbox.updateMany({
      where: { id: { not: mailboxId } },
      data: { state: "disconnected" },
    });
    await database().prisma.mailbox.updateMany({
      where: { id: mailboxId },
      data: { nextReadAt: world.clock.now() },
    });
  });
  afterEach(async () => {
    await world[Symbol.asyncDispose]();
    await database().prisma.campaign.updateMany({ data: { state: "draft" } });
    await database().prisma.send.deleteMany();
    await database().prisma.outboxItem.deleteMany();
  });

  /** The jobs that a sweep wakes, from now on. */
  const woken = async () => {
    world.woken.length = 0;
    await sweepRound(world.ctx);
    return [...world.woken];
  };
  const later = (ms: number) => {
    world.clock.time = new Date(world.clock.time.getTime() + ms);
  };

  it("has each mailbox read once in its turn, whichever process sweeps", async () => {
    const read = { kind: "read-mailbox", id: at.mailboxId };
    const bothAtOnce = await Promise.all([sweepRound(world.ctx), sweepRound(world.ctx)]).then(() => [
      ...world.woken,
    ]);
    expect(bothAtOnce).toEqual([read]);
    expect(await woken()).toEqual([]);
    later(60_000);
    expect(await woken()).toEqual([read]);
  });

  it("wakes what must be said, again and again until it is delivered", async () => {
    await woken();
    const message = { kind: "show-alert", incidentId: "01935000-0000-7000-8000-000000000000" } as const;
    const id = await world.ctx.store.outbox.add(at.workspaceId, "alert", message, world.clock.now());
    expect([await woken(), await woken()]).toEqual([[{ kind: "deliver", id }], [{ kind: "deliver", id }]]);
    await world.ctx.store.outbox.complete(id, 1, world.clock.now());
    expect(await woken()).toEqual([]);
  });

  it("takes up at once what a dead process had half delivered, and leaves what a living one delivers", async () => {
    await woken();
    const { outbox } = world.ctx.store;
    const message = { kind: "show-alert", incidentId: "01935000-0000-7000-8000-000000000000" } as const;
    const now = world.clock.now();
    const [dead, alive] = await Promise.all(
      ["dead", "alive"].map((key) => outbox.add(at.workspaceId, key, message, now)),
    );
    const until = new Date(now.getTime() + 60_000);
    for (const id of [dead, alive]) await outbox.claim(id ?? "", now, until);
    expect(await woken()).toEqual([]);
    await dies("outboxItem", dead ?? "");
    // By its own time: a wake for now would wait for the dead process's job, which the queue takes for one at work.
    expect((await woken())[0]).toEqual({ kind: "deliver", id: dead, at: now });
    expect(await outbox.claim(dead ?? "", now, until)).toMatchObject({ id: dead, attempts: 2 });
    expect(await outbox.claim(alive ?? "", now, until)).toBe(null);
  });

  it("takes up at once a reconnect that a dead process had in hand, and not one that only waits", async () => {
    await woken();
    const lost = await lose(world);
    const id = await prove(world, lost);
    const { reconnects } = world.ctx.store;
    const now = world.clock.now();
    const until = new Date(now.getTime() + 180_000);
    await woken();
    expect(await reconnects.claim(id, now, until)).toMatchObject({ id });
    expect(await finishing()).toEqual([]);
    await dies("reconnect", id);
    expect((await finishing())[0]).toEqual({ kind: "finish-reconnect", id, at: now });
    const again = await reconnects.claim(id, now, until);
    if (again === null) throw new Error("it is still in the dead process's hands");
    await reconnects.wait(id, "reading", again.progress, until);
    expect(await finishing()).toEqual([]);
    expect(await reconnects.claim(id, now, until)).toBe(null);
    await reconnects.end(id, "failed", again.progress, now);
  });

  const finishing = async () => (await woken()).filter(({ kind }) => kind === "finish-reconnect");
  const dies = (table: "outboxItem" | "reconnect", id: string) =>
    database().prisma[table as "reconnect"].update({ where: { id }, data: { claimedBy: "gone" } });

  it("has a held mailbox probed when its time has come", async () => {
    await woken();
    const now = world.clock.now();
    const until = new Date(now.getTime() + 5_000);
    const held = { cause: "unknown", until, incidentId: null, host: null, at: now } as const;
    await world.ctx.store.holds.hold(at.mailboxId, held);
    expect(await woken()).toEqual([]);
    later(5_000);
    expect(await woken()).toEqual([{ kind: "probe-mailbox", id: at.mailboxId }]);
  });

  it("has the sends settled that a dead worker left", async () => {
    await woken();
    const campaignId = await addCampaign(database().prisma, at.workspaceId, { state: "draft" });
    const lea = await addEnrolment(database().prisma, { ...at, campaignId }, { email: "lea@leads.test" });
    await database().prisma.send.updateMany({
      where: { enrolmentId: lea },
      data: { state: "transmitting", claimedBy: "dead-worker", settledAt: null, settledBy: null },
    });
    const settle = { kind: "settle-mailbox", id: at.mailboxId };
    expect(await woken()).toEqual([settle]);
    expect(await woken()).toEqual([]);

    world.woken.length = 0;
    await sweepRound(world.ctx, 60_000, { round: 12 });
    expect(world.woken).toEqual([settle]);
  });

  it("moves a campaign's window on, and ends the campaign when its last lead has come to an end", async () => {
    const over = { opensAt: new Date("2026-01-04T00:00:00Z"), closesAt: new Date("2026-01-05T00:00:00Z") };
    const campaignId = await addCampaign(database().prisma, at.workspaceId, over);
    const mailboxId = await addMailbox(database().prisma, at.workspaceId, { state: "disconnected" });
    const lea = await addEnrolment(
      database().prisma,
      { ...at, mailboxId, campaignId },
      { email: "lea@leads.test" },
    );
    const campaign = async () => {
      const where = { id: campaignId };
      const { state, opensAt, finishedAt } = await database().prisma.campaign.findUniqueOrThrow({ where });
      return { state, opensAt, finishedAt };
    };
    await woken();
    const today = new Date("2026-01-05T00:00:00Z");
    expect(await campaign()).toEqual({ state: "running", opensAt: today, finishedAt: null });

    await database().prisma.enrolment.update({ where: { id: lea }, data: { state: "finished" } });
    await woken();
    expect(await campaign()).toEqual({ state: "finished", opensAt: today, finishedAt: world.clock.now() });
    const [latest] = await world.ctx.store.history.ofCampaign(campaignId, 1);
    expect(latest?.kind).toBe("campaign-finished");
  });
});
