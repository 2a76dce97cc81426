import { describe, expect, it } from "vitest";
import { tellLateReadings } from "../../../src/core/late-reading/tell-late-readings.ts";
import { noticeSources } from "../../../src/kinds.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { openWorld } from "../world.ts";

const MINUTE = 60_000;

describe("mailboxes that are not read", () =>
  onEachDatabase((database) => {
    async function stalled(count = 2) {
      const names = Array.from({ length: count }, () => `sales-${crypto.randomUUID()}@ours.test`);
      const world = await openWorld(database(), names);
      const { ctx, clock, mailboxIds, prisma, workspaceId } = world;
      for (const id of mailboxIds) await ctx.store.readings.failed(id, "NO Server Unavailable", clock.now());
      const after = async (minutes: number) => {
        clock.time = new Date(clock.time.getTime() + minutes * MINUTE);
        await tellLateReadings(ctx, 500);
      };
      const open = async () => {
        const ids = await ctx.store.lateReadings.open(workspaceId, 10);
        return Promise.all(ids.map((id) => noticeSources["late-reading"]?.load(ctx, id)));
      };
      const asked = () => prisma.outboxItem.count({ where: { workspaceId, kind: "show-notice" } });
      return { ...world, after, open, asked };
    }

    it("are told to their owner after 15 minutes, all of one host in one quiet message", async () => {
      await using world = await stalled(2);
      await world.after(14);
      expect(await world.open()).toEqual([]);
      await world.after(1);
      const [notice, ...others] = await world.open();
      expect(others).toEqual([]);
      expect(notice).toMatchObject({ memberIds: [world.members.ben], channels: [], over: false });
      expect(notice?.view.title).toMatch(/^2 mailboxes at .* are not read$/);
      expect(notice?.view.facts.map(({ value }) => value)).toContain("NO Server Unavailable");
    });

    it("are told once while nothing changes, and edited when one more joins or all are read again", async () => {
      await using world = await stalled(2);
      const { ctx, mailboxIds, clock } = world;
      const [first = "", second = ""] = mailboxIds;
      await ctx.store.readings.done(second, clock.now());
      await world.after(15);
      await world.prisma.outboxItem.updateMany({ where: {}, data: { doneAt: clock.now() } });
      await world.after(5);
      expect(await world.asked()).toEqual(1);
      await ctx.store.readings.failed(second, "BAD", new Date(clock.now().getTime() - 20 * MINUTE));
      await world.after(1);
      expect(await world.asked()).toEqual(2);
      await ctx.store.readings.done(first, clock.now());
      await ctx.store.readings.done(second, clock.now());
      await world.prisma.outboxItem.updateMany({ where: {}, data: { doneAt: clock.now() } });
      await world.after(1);
      expect(await world.open()).toEqual([]);
      expect(await world.asked()).toEqual(3);
    });

    it("are told in words of support where they are support inboxes, and of both where they are mixed", async () => {
      await using world = await stalled(2);
      const { prisma, mailboxIds } = world;
      const [first = ""] = mailboxIds;
      await prisma.mailbox.update({ where: { id: first }, data: { purpose: "support" } });
      await world.after(15);
      const text = async () => (await world.open())[0]?.view.text;
      const support = "Mail to support that came in since has no ticket yet.";
      const again = "Unpause tries again each minute.";
      const replies = "Replies and opt-outs that came in since are not known yet.";
      expect(await text()).toBe(`${replies} ${support} ${again}`);
      await prisma.mailbox.updateMany({ where: { id: { in: mailboxIds } }, data: { purpose: "support" } });
      expect(await text()).toBe(`${support} ${again}`);
    });

    it("are not told where a hold tells it already", async () => {
      await using world = await stalled(1);
      await world.prisma.mailbox.update({
        where: { id: world.mailboxId },
        data: { state: "held", heldCause: "provider_outage", heldUntil: new Date("2027-01-01T00:00:00Z") },
      });
      await world.after(30);
      expect(await world.open()).toEqual([]);
    });
  }));
