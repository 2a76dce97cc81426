import { describe, expect, it } from "vitest";
import { loadAlert } from "../../../src/core/alert/load-alert.ts";
import { readMailbox } from "../../../src/core/inbound/read-mailbox.ts";
import { finishReconnect } from "../../../src/core/reconnect/finish-reconnect.ts";
import { openReconnectLink } from "../../../src/core/reconnect/open-reconnect-link.ts";
import { probeNow } from "../../../src/core/recovery/probe-now.ts";
import { removeMailbox, type UnwrittenLeads } from "../../../src/core/removal/remove-mailbox.ts";
import { removeMember } from "../../../src/core/removal/remove-member.ts";
import type { Member } from "../../../src/core/workspace/member.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { openOAuthWorld } from "../credential/oauth-world.ts";
import { linkFor, lose, prove, stepOne } from "../disconnection/lost-mailbox.ts";
import { aCampaign, aMailbox, MONDAY, openWorld, sweepRound, type World } from "../world.ts";

const member = async ({ ctx, members }: Pick<World, "ctx" | "members">, name: "ann" | "ben" | "cy") =>
  (await ctx.store.members.get(members[name])) as Member;

const remove = async (
  world: World,
  leads: UnwrittenLeads | null,
  by: "ann" | "ben" | "cy" = "ben",
  mailboxId = world.mailboxId,
) => removeMailbox(world.ctx, await member(world, by), { mailboxId, leads });

const END = { kind: "end" } as const;

/** Where the leads of a campaign stand. */
async function leadsOf({ prisma }: World, campaignId: string) {
  const rows = await prisma.enrolment.findMany({ where: { campaignId }, orderBy: { dueAt: "asc" } });
  return rows.map(({ mailboxId, state, stopReason }) => ({ mailboxId, state, stopReason }));
}

/** The mailboxes of this world that send now; other tests left some in the same database. */
const claims = async ({ ctx, mailboxIds }: World) =>
  (await ctx.store.sends.claim({ workerId: "w", now: MONDAY, limit: 100 }))
    .map(({ mailboxId }) => mailboxId)
    .filter((id) => mailboxIds.includes(id));

describe("removing a mailbox", () =>
  onEachDatabase((database) => {
    it("is its owner's business or an admin's, of their own workspace", async () => {
      await using world = await openWorld(database());
      expect(await remove(world, END, "cy")).toEqual({ kind: "not-entitled" });
      const other = await world.ctx.store.members.createWorkspace(
        { name: "Other", timeZone: "UTC", admin: { name: "Gus", email: "gus@other.test" } },
        MONDAY,
      );
      const gus = (await world.ctx.store.members.get(other.memberId)) as Member;
      expect(await removeMailbox(world.ctx, gus, { mailboxId: world.mailboxId, leads: END })).toEqual({
        kind: "no-such-mailbox",
      });
      expect(await remove(world, null, "ann")).toMatchObject({
        kind: "removed",
        given: 0,
        ended: 0,
        grant: "none",
      });
    });

    it("asks where the leads go that nothing was sent to, and changes nothing before", async () => {
      await using world = await openWorld(database(), ["sales@ours.test", "info@ours.test"]);
      const [sales = "", info = ""] = world.mailboxIds;
      const campaignId = await aCampaign(world, { mailboxIds: [sales], leads: 3 });
      await stepOne(world, campaignId, "accepted");
      expect(await remove(world, null)).toEqual({ kind: "leads-undecided", leads: 2 });
      await world.prisma.mailbox.update({ where: { id: info }, data: { state: "disconnected" } });
      expect(await remove(world, { kind: "to-mailbox", mailboxId: info })).toEqual({ kind: "not-usable" });
      expect(await remove(world, { kind: "to-mailbox", mailboxId: sales })).toEqual({ kind: "not-usable" });
      expect((await leadsOf(world, campaignId)).map(({ state }) => state)).toEqual([
        "active",
        "active",
        "active",
      ]);

      await world.prisma.mailbox.update({ where: { id: info }, data: { state: "connected" } });
      expect(await remove(world, { kind: "to-mailbox", mailboxId: info })).toMatchObject({
        kind: "removed",
        given: 2,
        ended: 1,
      });
      expect(await leadsOf(world, campaignId)).toEqual([
        { mailboxId: sales, state: "stopped", stopReason: "removed" },
        { mailboxId: info, state: "active", stopReason: null },
        { mailboxId: info, state: "active", stopReason: null },
      ]);
      expect(await claims(world)).toEqual([info]);
    });

    it("acts nowhere from then on: it is neither found, sent through, read, proven nor reconnected, and its credential is gone", async () => {
      await using world = await openWorld(database(), ["sales@ours.test", "info@ours.test"]);
      const { ctx, prisma, mailboxId, workspaceId } = world;
      const campaignId = await aCampaign(world, { leads: 2 });
      const inDoubt = await stepOne(world, campaignId, "transmitting");
      const lost = await lose(world);
      const reconnectId = await prove(world, lost);
      const token = await linkFor(world, lost, world.members.ann);
      expect(await remove(world, END)).toMatchObject({ kind: "removed", ended: 2 });

      expect(await ctx.store.mailboxes.get(mailboxId)).toEqual(null);
      expect((await ctx.store.mailboxes.list(workspaceId)).map(({ address }) => address)).toEqual([
        "info@ours.test",
      ]);
      expect((await ctx.store.views.mailboxes.list(workspaceId, { skip: 0, take: 9 })).total).toEqual(1);
      expect(await ctx.store.views.mailboxes.totals(workspaceId)).toEqual({
        connected: 1,
        held: 0,
        disconnected: 0,
      });
      expect(await ctx.store.fixers.entitled(mailboxId)).toEqual([]);
      expect(await openReconnectLink(ctx, token)).toEqual({ kind: "unknown" });
      await finishReconnect(ctx, reconnectId);
      await probeNow(ctx, mailboxId);
      await readMailbox(ctx, mailboxId);
      world.clock.time = new Date(MONDAY.getTime() + 8 * 60 * 60_000);
      world.woken.length = 0;
      await sweepRound(ctx, 60_000);
      expect(world.woken.filter(({ id, kind }) => id === mailboxId || kind === "finish-reconnect")).toEqual(
        [],
      );
      expect(await prisma.credential.findMany({ where: { mailboxId } })).toEqual([]);
      expect(
        await prisma.reconnect.findMany({ where: { mailboxId }, select: { state: true, sealed: true } }),
      ).toEqual([{ state: "failed", sealed: null }]);
      const send = await prisma.send.findUniqueOrThrow({ where: { messageId: inDoubt.messageId } });
      expect(send.state).toEqual("unconfirmed");
      expect(await remove(world, END)).toEqual({ kind: "no-such-mailbox" });
    });

    it("ends its part of an incident, which says so, and lets the campaigns that it held up go on", async () => {
      await using world = await openWorld(database(), ["sales@ours.test", "info@ours.test"]);
      const [sales = "", info = ""] = world.mailboxIds;
      const { ctx, prisma } = world;
      const campaignId = await aCampaign(world, { leads: 1 });
      const lost = await lose(world);
      expect((await prisma.campaign.findUniqueOrThrow({ where: { id: campaignId } })).state).toEqual(
        "paused",
      );
      expect(await remove(world, { kind: "to-mailbox", mailboxId: info })).toMatchObject({
        kind: "removed",
        given: 1,
      });
      expect(await prisma.campaign.findUniqueOrThrow({ where: { id: campaignId } })).toMatchObject({
        state: "running",
        pausedByDisconnectionId: null,
      });
      expect((await ctx.store.incidents.get(lost.incidentId))?.endedAt).toEqual(MONDAY);
      expect(await loadAlert(ctx, lost.incidentId)).toMatchObject({
        stage: "over",
        title: "sales@ours.test was removed",
        actions: [],
      });
      const view = await ctx.store.views.mailboxes.get(world.workspaceId, sales);
      expect(view).toMatchObject({
        removedAt: MONDAY,
        disconnections: [{ incidentId: lost.incidentId, endedAt: MONDAY }],
      });
      const kinds = (await ctx.store.history.ofMailbox(sales, 10)).map(({ kind }) => kind);
      expect(kinds.slice(0, 2).sort()).toEqual(["leads-given", "mailbox-removed"]);
    });

    it("a campaign that two lost mailboxes held up stays paused by the other one", async () => {
      await using world = await openWorld(database(), ["sales@ours.test", "info@ours.test"]);
      const [sales = "", info = ""] = world.mailboxIds;
      const campaignId = await aCampaign(world, { mailboxIds: [sales, info], leads: 2 });
      await lose(world, sales);
      await lose(world, info);
      const before = await world.prisma.campaign.findUniqueOrThrow({ where: { id: campaignId } });
      const holder = await world.prisma.disconnection.findUniqueOrThrow({
        where: { id: before.pausedByDisconnectionId ?? "" },
      });
      await remove(world, END, "ben", holder.mailboxId);
      const other = await world.ctx.store.disconnections.openOf(holder.mailboxId === sales ? info : sales);
      expect(await world.prisma.campaign.findUniqueOrThrow({ where: { id: campaignId } })).toMatchObject({
        state: "paused",
        pausedByDisconnectionId: other?.id,
      });
    });

    it("waits for the send in hand, and its address may be connected again", async () => {
      await using world = await openWorld(database());
      const { ctx, prisma, mailboxId, members } = world;
      const campaignId = await aCampaign(world, { leads: 1 });
      expect(await claims(world)).toEqual([mailboxId]);
      expect(await remove(world, END)).toEqual({ kind: "sending" });
      await prisma.mailbox.update({ where: { id: mailboxId }, data: { claimedBy: null } });
      expect(await remove(world, END)).toMatchObject({ kind: "removed" });
      expect(await leadsOf(world, campaignId)).toMatchObject([{ state: "stopped" }]);
      const again = await ctx.store.mailboxes.add(aMailbox(world, "sales@ours.test"), MONDAY);
      expect((await ctx.store.mailboxes.byAddress(world.workspaceId, "sales@ours.test"))?.id).toEqual(again);
      // Its old row keeps no member from being removed.
      await prisma.mailbox.update({ where: { id: again ?? "" }, data: { ownerId: members.cy } });
      const gone = await removeMember(ctx, await member(world, "ann"), {
        memberId: members.ben,
        heirId: null,
      });
      expect(gone).toMatchObject({ kind: "removed", mailboxes: [] });
    });

    it("gives a permission at Google back, unless another mailbox here uses that account", async () => {
      await using world = await openOAuthWorld(database());
      expect(await remove(world, END)).toMatchObject({ kind: "removed", grant: "given-back" });
      expect(world.host.revoked).toEqual(["ann@ours.test"]);

      await using shared = await openOAuthWorld(database());
      const other = await openWorld(database(), []);
      await using _ = other;
      const { subject } = shared.account;
      await other.ctx.store.mailboxes.add(
        { ...aMailbox(other, "ann@ours.test"), provider: "google", signIn: "oauth", subject },
        MONDAY,
      );
      expect(await remove(shared, END)).toMatchObject({ kind: "removed", grant: "kept" });
      expect(shared.host.revoked).toEqual([]);
    });
  }));
