import { expect, it } from "vitest";
import { preflightMailboxes } from "../../../src/core/recovery/preflight-mailboxes.ts";
import { probeNow } from "../../../src/core/recovery/probe-now.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aCampaign, MONDAY, openWorld, type World } from "../world.ts";

const minutes = (n: number) => new Date(MONDAY.getTime() + n * 60_000);

async function opening(world: World, name: string, minute: number, mailboxIds = [world.mailboxId]) {
  const id = await aCampaign(world, { name, mailboxIds, leads: 1 });
  await world.prisma.campaign.update({
    where: { id },
    data: { opensAt: minutes(minute), closesAt: minutes(minute + 60) },
  });
  return id;
}
/** The mailboxes that are probed at a minute, by any process. */
async function proven(world: World, minute: number): Promise<string[]> {
  world.woken.length = 0;
  world.clock.time = minutes(minute);
  await Promise.all([preflightMailboxes(world.ctx, 500), preflightMailboxes(world.ctx, 500)]);
  return world.woken.map(({ id }) => id).filter((id) => world.mailboxIds.includes(id));
}

onEachDatabase((database) => {
  it("a mailbox is proven once before each window of its campaigns opens, half an hour ahead", async () => {
    await using world = await openWorld(database());
    await opening(world, "Morning", 60);
    await opening(world, "Also in the morning", 65);
    await opening(world, "Evening", 600);
    expect(await proven(world, 25)).toEqual([]);
    expect(await proven(world, 36)).toEqual([world.mailboxId]);
    expect(await proven(world, 37)).toEqual([]);
    expect(await proven(world, 575)).toEqual([world.mailboxId]);
  });

  it("a campaign that a person paused, and a mailbox that is lost already, wait for no proof", async () => {
    await using world = await openWorld(database(), ["a@ours.test", "b@ours.test"]);
    const [a = "", b = ""] = world.mailboxIds;
    const paused = await opening(world, "Paused", 20, [a]);
    const byAnn = { state: "paused", pausedByMemberId: world.members.ann } as const;
    await world.prisma.campaign.update({ where: { id: paused }, data: byAnn });
    await opening(world, "Running", 20, [b]);
    await world.prisma.mailbox.update({ where: { id: b }, data: { state: "disconnected" } });
    expect(await proven(world, 0)).toEqual([]);
  });

  it("a password that was changed overnight is told before the first send", async () => {
    await using world = await openWorld(database());
    await opening(world, "Morning", 20);
    world.provider.breaks.changePassword("sales@ours.test");
    for (const id of await proven(world, 1)) await probeNow(world.ctx, id);
    const { workspaceId, mailboxId } = world;
    expect((await world.ctx.store.mailboxes.get(mailboxId))?.state).toEqual({ kind: "disconnected" });
    const [incident] = await world.ctx.store.views.incidents.list(workspaceId, 10);
    expect(await world.ctx.store.incidents.get(incident?.id ?? "")).toMatchObject({
      cause: "password_changed",
      openedAt: minutes(1),
    });
    expect(await world.prisma.send.count({ where: { workspaceId } })).toEqual(0);
  });

  it("a mailbox that works goes on working, also when a person asks for a check of a held one", async () => {
    await using world = await openWorld(database());
    const { mailboxId } = world;
    await probeNow(world.ctx, mailboxId);
    expect((await world.ctx.store.mailboxes.get(mailboxId))?.state).toEqual({ kind: "connected" });
    const held = {
      cause: "network",
      until: minutes(600),
      incidentId: null,
      host: null,
      at: minutes(0),
    } as const;
    await world.ctx.store.holds.hold(mailboxId, held);
    await probeNow(world.ctx, mailboxId);
    expect((await world.ctx.store.mailboxes.get(mailboxId))?.state).toEqual({ kind: "connected" });
  });
});
