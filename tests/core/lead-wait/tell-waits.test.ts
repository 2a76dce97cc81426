import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { tellWaits } from "../../../src/core/lead-wait/tell-waits.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { lose } from "../disconnection/lost-mailbox.ts";
import { aCampaign, MONDAY, openWorld, type World } from "../world.ts";
import { loadNotice } from "./load-notice.ts";

const MINUTE = 60_000;
const later = (minutes: number) => new Date(MONDAY.getTime() + minutes * MINUTE);

describe("due leads that stand still", () =>
  onEachDatabase((database) => {
    let world: World;
    let campaignId: string;
    beforeEach(async () => {
      await database().prisma.$executeRaw`TRUNCATE workspace CASCADE`;
      world = await openWorld(database(), ["sales@ours.test", "info@ours.test"]);
      await database().prisma.mailbox.updateMany({ data: { dailyCap: 50 } });
      campaignId = await aCampaign(world, { leads: 6, mailboxIds: world.mailboxIds });
    });
    afterEach(() => world[Symbol.asyncDispose]());

    /** Looks each minute from one to the other. @returns what was said in that time, as people read it */
    const watch = async (from: number, to: number) => {
      world.woken.length = 0;
      for (let minute = from; minute <= to; minute++) {
        world.clock.time = later(minute);
        await tellWaits(world.ctx);
      }
      return notices();
    };
    const notices = async () => {
      const rows = await database().prisma.leadWait.findMany({ orderBy: { kind: "asc" } });
      const said: string[] = [];
      for (const { id, kind, toldAt } of rows) {
        if (toldAt === null) continue;
        const { view, memberIds, channels, over } = await loadNotice(world.ctx, id);
        const names = Object.entries(world.members).filter(([, member]) => memberIds.includes(member));
        const to = [...names.map(([name]) => name), ...channels.map(({ channel }) => channel)].join(" ");
        said.push(`${kind} to ${to}: ${view.title}${over ? " (over)" : ""}`);
      }
      return said;
    };
    const mailboxes = (data: Parameters<typeof update>[0]["data"]) => update({ data });
    const update = (change: Parameters<World["prisma"]["mailbox"]["updateMany"]>[0]) =>
      database().prisma.mailbox.updateMany(change);

    it("are told the operator within the hour, all mailboxes in one message, where nothing sends them", async () => {
      expect(await watch(0, 40)).toEqual([]);
      expect(await watch(41, 50)).toEqual(["not-claimed to ann: Due leads of 2 mailboxes stand still"]);
      expect(world.woken.filter(({ kind }) => kind === "deliver")).toHaveLength(1);
      await database().prisma.campaign.update({
        where: { id: campaignId },
        data: { state: "paused", pausedByMemberId: world.members.ann },
      });
      expect(await watch(51, 52)).toEqual([
        "not-claimed to ann: Due leads of 2 mailboxes do not stand still any more (over)",
      ]);
    });

    it("are told the operator in their channel where there is one", async () => {
      world.ctx.operator = { letters: null, channel: { platform: "slack", channel: "C_OPERATOR" } };
      expect(await watch(0, 50)).toEqual(["not-claimed to C_OPERATOR: Due leads of 2 mailboxes stand still"]);
    });

    it("are told the mailbox's owner where its provider has been waited for for long", async () => {
      await mailboxes({ state: "held", heldCause: "network", heldUntil: later(60) });
      expect(await watch(0, 50)).toEqual(["held to ben: Due leads of 2 mailboxes stand still"]);
    });

    it("are told where a turn is set for tomorrow and nothing explains that", async () => {
      await mailboxes({ nextSendAt: later(24 * 60) });
      expect(await watch(0, 50)).toEqual(["turn-too-late to ann: Due leads of 2 mailboxes stand still"]);
    });

    it("are told where a process has had a send in hand all the time, or left one in doubt", async () => {
      const { sends, turns } = world.ctx.store;
      const { workerId } = database();
      const [first] = await sends.claim({ workerId, now: MONDAY, limit: 10 });
      if (first === undefined) throw new Error("nothing was due");
      expect(await watch(0, 50)).toEqual(["in-hand-too-long to ann: Due leads of 2 mailboxes stand still"]);
      await database().prisma.send.updateMany({ data: { claimedBy: null } });
      await turns.freeMine(workerId, []);
      await database().prisma.mailbox.updateMany({
        data: { smtpWorkedAt: later(60), nextSendAt: later(60) },
      });
      expect(await watch(61, 110)).toContain("doubt-too-long to ann: Due leads of 2 mailboxes stand still");
    });

    it("are nobody's business where a person paused, a window is closed, the day is used up, or an alert tells it", async () => {
      const { prisma } = database();
      const [sales = "", info = ""] = world.mailboxIds;
      const tomorrow = new Date("2026-01-06T00:00:00Z");
      const day = new Date("2026-01-05T00:00:00Z");
      await prisma.mailbox.update({
        where: { id: sales },
        data: { sentOn: day, sentCount: 50, nextSendAt: tomorrow },
      });
      await lose(world, info);
      expect((await world.ctx.store.mailboxes.get(info))?.state.kind).toBe("disconnected");
      expect(await watch(0, 50)).toEqual([]);
      await prisma.mailbox.updateMany({ data: { state: "connected", nextSendAt: MONDAY } });
      await prisma.disconnection.updateMany({ data: { endedAt: MONDAY } });
      await prisma.campaign.updateMany({ data: { opensAt: later(600), closesAt: later(900) } });
      expect(await watch(51, 120)).toEqual([]);
    });

    it("are told where their campaign is paused by a disconnection that is over", async () => {
      const { prisma } = database();
      for (const mailboxId of world.mailboxIds) await lose(world, mailboxId);
      expect((await prisma.campaign.findFirstOrThrow()).state).toBe("paused");
      expect(await watch(0, 50)).toEqual([]);
      await prisma.disconnection.updateMany({ data: { endedAt: later(50) } });
      await mailboxes({ state: "connected" });
      expect(await watch(51, 70)).toEqual(["pause-is-over to ann: Due leads of 2 mailboxes stand still"]);
    });

    it("are not complained about by a product that was stopped for a night", async () => {
      expect(await watch(0, 20)).toEqual([]);
      expect(await watch(600, 610)).toEqual([]);
      await database().prisma.mailbox.updateMany({
        data: { nextSendAt: later(700), smtpWorkedAt: later(612) },
      });
      expect(await watch(612, 620)).toEqual([]);
    });

    it("are forgotten where they went on before anybody was told", async () => {
      await watch(0, 40);
      expect(await database().prisma.leadWait.count()).toBe(1);
      await mailboxes({ smtpWorkedAt: later(40) });
      await watch(41, 42);
      expect(await database().prisma.leadWait.count()).toBe(0);
    });
  }));
