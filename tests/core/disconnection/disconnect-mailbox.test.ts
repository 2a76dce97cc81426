import { describe, expect, it } from "vitest";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import { disconnectMailbox } from "../../../src/core/disconnection/disconnect-mailbox.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aCampaign, MONDAY, openWorld, REFUSED, type World } from "../world.ts";

const diagnosis = diagnose({ provider: "generic", protocol: "smtp", credential: "password", error: REFUSED });

async function disconnect({ ctx, clock }: World, mailboxId: string) {
  const mailbox = await ctx.store.mailboxes.get(mailboxId);
  if (mailbox === null) throw new Error("no such mailbox");
  return disconnectMailbox(ctx, { mailbox, diagnosis, at: clock.time });
}

const campaignState = async ({ prisma }: World, id: string) => {
  const { state, pausedByDisconnectionId, pausedByMemberId } = await prisma.campaign.findUniqueOrThrow({
    where: { id },
  });
  return { state, pausedByDisconnectionId, pausedByMemberId };
};
const pausesOf = ({ prisma }: World, disconnectionId: string) =>
  prisma.pause
    .findMany({ where: { disconnectionId } })
    .then((rows) => rows.map((row) => row.campaignId).sort());

describe("a mailbox whose sign-in is lost", () =>
  onEachDatabase((database) => {
    it("pauses its campaigns, counts its leads, opens an incident and asks for one alert", async () => {
      await using world = await openWorld(database());
      const campaignId = await aCampaign(world, { leads: 3 });
      const lost = await disconnect(world, world.mailboxId);
      if (lost.kind !== "disconnected") throw new Error(lost.kind);
      const { incidentId, disconnectionId } = lost;

      expect(lost.pausedCampaignIds).toEqual([campaignId]);
      expect(await campaignState(world, campaignId)).toEqual({
        state: "paused",
        pausedByDisconnectionId: disconnectionId,
        pausedByMemberId: null,
      });
      expect(await world.ctx.store.incidents.get(incidentId)).toEqual({
        id: incidentId,
        workspaceId: world.workspaceId,
        scope: "host:127.0.0.1 owner",
        cause: "password_changed",
        diagnosis,
        openedAt: MONDAY,
        endedAt: null,
      });
      expect(await world.ctx.store.disconnections.lastOf(incidentId, world.mailboxId)).toEqual({
        id: disconnectionId,
        workspaceId: world.workspaceId,
        mailboxId: world.mailboxId,
        incidentId,
        cause: "password_changed",
        diagnosis,
        census: {
          groups: [{ campaignId, state: "active", stopReason: null, nextStep: 1, leads: 3 }],
          accepted: 0,
          digest: expect.stringMatching(/^[0-9a-f]{32}$/),
        },
        probes: 0,
        startedAt: MONDAY,
        endedAt: null,
      });
      const outbox = await database().prisma.outboxItem.findMany({
        where: { workspaceId: world.workspaceId },
      });
      expect(outbox).toMatchObject([{ key: `alert:${incidentId}`, payload: { incidentId }, revision: 1 }]);
      expect(world.woken).toEqual([{ kind: "deliver", id: outbox[0]?.id }]);
      const events = await world.ctx.store.history.recent(world.workspaceId, 10);
      expect(events.map((event) => [event.kind, event.campaignId ?? null]).sort()).toEqual([
        ["campaign-paused", campaignId],
        ["mailbox-disconnected", null],
      ]);
    });

    it("is disconnected once, however many failures come in at once", async () => {
      await using world = await openWorld(database());
      await aCampaign(world, {});
      const results = await Promise.all(Array.from({ length: 5 }, () => disconnect(world, world.mailboxId)));
      expect(results.map((result) => result.kind).sort()).toEqual([
        ...Array(4).fill("already-disconnected"),
        "disconnected",
      ]);
      const { workspaceId } = world;
      expect(await database().prisma.disconnection.count({ where: { workspaceId } })).toEqual(1);
      expect(await database().prisma.incident.count({ where: { workspaceId } })).toEqual(1);
      expect(await database().prisma.outboxItem.findMany({ where: { workspaceId } })).toMatchObject([
        { revision: 1 },
      ]);
    });

    it("leaves a campaign running that has another mailbox, and pauses it when that one is lost too", async () => {
      await using world = await openWorld(database(), ["one@ours.test", "two@ours.test"]);
      const [one = "", two = ""] = world.mailboxIds;
      const campaignId = await aCampaign(world, { mailboxIds: [one, two], leads: 4 });

      const first = await disconnect(world, one);
      expect(await campaignState(world, campaignId)).toMatchObject({ state: "running" });
      const second = await disconnect(world, two);
      if (first.kind !== "disconnected" || second.kind !== "disconnected")
        throw new Error("not disconnected");
      expect(await campaignState(world, campaignId)).toMatchObject({
        state: "paused",
        pausedByDisconnectionId: second.disconnectionId,
      });
      expect(await pausesOf(world, first.disconnectionId)).toEqual([campaignId]);
      expect(await pausesOf(world, second.disconnectionId)).toEqual([campaignId]);
    });

    it("resumes what disconnections paused, and leaves alone what a person paused", async () => {
      await using world = await openWorld(database(), ["one@ours.test", "two@ours.test"]);
      const [one = "", two = ""] = world.mailboxIds;
      const shared = await aCampaign(world, { name: "Shared", mailboxIds: [one, two] });
      const own = await aCampaign(world, { name: "Own", mailboxIds: [one] });
      const byPerson = await aCampaign(world, { name: "By a person", mailboxIds: [one] });
      const others = await aCampaign(world, { name: "Others", mailboxIds: [two] });
      const first = await disconnect(world, one);
      await disconnect(world, two);
      if (first.kind !== "disconnected") throw new Error(first.kind);
      await database().prisma.campaign.update({
        where: { id: byPerson },
        data: { pausedByMemberId: world.members.ann, pausedByDisconnectionId: null },
      });

      const resumed = await world.ctx.store.pauses.resumeCampaigns(first.disconnectionId);
      expect(resumed.sort()).toEqual([shared, own].sort());
      expect(await campaignState(world, byPerson)).toMatchObject({
        state: "paused",
        pausedByMemberId: world.members.ann,
      });
      expect(await campaignState(world, others)).toMatchObject({ state: "paused" });
    });

    it("keeps an incident open until its last disconnection has ended", async () => {
      await using world = await openWorld(database());
      const lost = await disconnect(world, world.mailboxId);
      if (lost.kind !== "disconnected") throw new Error(lost.kind);
      const { disconnections, incidents } = world.ctx.store;
      expect(await incidents.endIfOver(lost.incidentId, MONDAY)).toEqual(false);
      expect(await disconnections.end(lost.disconnectionId, MONDAY)).toEqual(true);
      expect(await disconnections.end(lost.disconnectionId, MONDAY)).toEqual(false);
      expect(await incidents.endIfOver(lost.incidentId, MONDAY)).toEqual(true);
      expect(await incidents.endIfOver(lost.incidentId, MONDAY)).toEqual(false);
    });
  }));
