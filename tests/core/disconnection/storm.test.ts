import { describe, expect, it } from "vitest";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import { disconnectMailbox } from "../../../src/core/disconnection/disconnect-mailbox.ts";
import type { Mailbox } from "../../../src/core/mailbox/mailbox.ts";
import { resumeMailbox } from "../../../src/core/reconnect/resume-mailbox.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aCampaign, openWorld, REFUSED, type World } from "../world.ts";

const ADDRESSES = ["a", "b", "c", "d"].map((name) => `${name}@ours.test`);
const diagnosis = diagnose({ provider: "generic", protocol: "smtp", credential: "password", error: REFUSED });

/** Lost and found again, as often as asked, with no provider in between. */
async function comeAndGo({ ctx, clock }: World, mailbox: Mailbox, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    const lost = await disconnectMailbox(ctx, { mailbox, diagnosis, at: clock.time });
    if (lost.kind !== "disconnected") throw new Error(lost.kind);
    const { id: mailboxId, workspaceId, userName, smtp, imap, folders } = mailbox;
    const reconnectId = await ctx.store.reconnects.start({
      workspaceId,
      mailboxId,
      disconnectionId: lost.disconnectionId,
      memberId: null,
      sealed: ctx.secrets.seal("x", mailboxId),
      subject: null,
      tenant: null,
      server: { userName, smtp, imap },
      folders,
      startedAt: clock.time,
    });
    const reconnect = await ctx.store.reconnects.get(reconnectId ?? "");
    if (reconnect === null) throw new Error("not started");
    await resumeMailbox(ctx, { reconnect, mailbox });
  }
}

describe("mailboxes that share campaigns and come and go all at once", () =>
  onEachDatabase((database) => {
    it("never stand in each other's way, and end as if it had not happened", async () => {
      await using world = await openWorld(database(), ADDRESSES);
      const { ctx, mailboxIds, workspaceId } = world;
      for (const [index, name] of ["Spring", "Summer", "Autumn"].entries()) {
        await aCampaign(world, {
          name,
          mailboxIds: mailboxIds.filter((_, mailbox) => mailbox !== index),
          leads: 9,
        });
      }
      const mailboxes = await ctx.store.mailboxes.list(workspaceId);
      await Promise.all(mailboxes.map((mailbox) => comeAndGo(world, mailbox, 2)));

      const campaigns = await database().prisma.campaign.findMany({ where: { workspaceId } });
      expect(campaigns.map(({ state }) => state)).toEqual(["running", "running", "running"]);
      const receipts = await ctx.store.receipts.chain(workspaceId, 0, 100);
      expect(receipts.map(({ number }) => number)).toEqual(
        Array.from({ length: 8 }, (_, index) => index + 1),
      );
      expect(receipts.every(({ body }) => body.everyLeadAccountedFor)).toEqual(true);
      const open = { workspaceId, endedAt: null };
      expect(await database().prisma.incident.count({ where: open })).toEqual(0);
      expect(await database().prisma.disconnection.count({ where: open })).toEqual(0);
    });

    it("pause a campaign exactly when none of its mailboxes is left", async () => {
      await using world = await openWorld(database(), ADDRESSES);
      const { ctx, mailboxIds, workspaceId, clock } = world;
      const campaignId = await aCampaign(world, { mailboxIds, leads: 8 });
      const mailboxes = await ctx.store.mailboxes.list(workspaceId);
      await Promise.all(mailboxes.map((mailbox) => comeAndGo(world, mailbox, 1)));
      await Promise.all(
        mailboxes.map((mailbox) => disconnectMailbox(ctx, { mailbox, diagnosis, at: clock.time })),
      );
      const { state } = await database().prisma.campaign.findUniqueOrThrow({ where: { id: campaignId } });
      expect(state).toEqual("paused");
    });
  }));
