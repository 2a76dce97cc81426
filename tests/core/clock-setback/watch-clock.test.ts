import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SendEnd } from "../../../src/core/campaign/send.ts";
import type { ChatPort } from "../../../src/core/chat/chat-port.ts";
import { chatsOf } from "../../../src/core/chat/chats.ts";
import { watchClock } from "../../../src/core/clock-setback/watch-clock.ts";
import { outcomeOf } from "../../../src/core/sending/transmit-send.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { deliverWoken } from "../deliver-due.ts";
import { aCampaign, MONDAY, openWorld, sweepRound, type World } from "../world.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const later = (ms: number) => new Date(MONDAY.getTime() + ms);

describe("a clock that runs ahead and goes back", () =>
  onEachDatabase((database) => {
    let world: World;
    beforeEach(async () => {
      await database().prisma.$executeRaw`TRUNCATE workspace CASCADE`;
      await database().prisma.clockSetback.deleteMany();
      world = await openWorld(database());
    });
    afterEach(() => world[Symbol.asyncDispose]());

    const setClock = async (time: Date) => {
      world.clock.time = time;
      await sweepRound(world.ctx, MINUTE);
    };
    const claim = () => world.ctx.store.sends.claim({ workerId: "w", now: world.clock.now(), limit: 10 });
    const accepted = (nextDueAt: Date | null = null): SendEnd => ({
      kind: "accepted",
      reply: "250",
      givenId: null,
      nextDueAt,
    });
    const sendOne = async (end = accepted()) => {
      const [due] = await claim();
      if (due === undefined) throw new Error("nothing was due");
      await world.ctx.store.sends.record("w", [outcomeOf(due, end, world.clock.now())]);
      return due;
    };
    const mailbox = () => database().prisma.mailbox.findUniqueOrThrow({ where: { id: world.mailboxId } });
    const setbacks = () => database().prisma.clockSetback.findMany();

    it("goes on sending at once, in its window, with the gap to what was sent in between", async () => {
      const campaignId = await aCampaign(world, { leads: 4 });
      await setClock(MONDAY);
      await sendOne();
      await setClock(later(DAY));
      await sendOne();
      await setClock(later(DAY + MINUTE));
      expect((await claim()).length).toBe(1);
      await world.ctx.store.turns.freeMine("w", []);

      await setClock(later(5 * MINUTE));
      const { opensAt } = await database().prisma.campaign.findUniqueOrThrow({ where: { id: campaignId } });
      expect(opensAt).toEqual(new Date("2026-01-05T00:00:00Z"));
      expect(await mailbox()).toMatchObject({
        sentOn: new Date("2026-01-05T00:00:00Z"),
        sentCount: 2,
        nextSendAt: later(5 * MINUTE),
      });
      expect(await claim()).toHaveLength(1);
    });

    it("keeps the cap of the day to what left by either clock", async () => {
      await aCampaign(world, { leads: 5 });
      await database().prisma.mailbox.updateMany({ data: { dailyCap: 3, minGapMs: 0 } });
      await setClock(MONDAY);
      await sendOne();
      await sendOne();
      await setClock(later(DAY));
      await sendOne();
      await setClock(later(5 * MINUTE));
      expect(await mailbox()).toMatchObject({ sentCount: 3, nextSendAt: new Date("2026-01-06T00:00:00Z") });
      expect(await claim()).toEqual([]);
    });

    it("has a follow-up go when it would have gone", async () => {
      await aCampaign(world, { leads: 1 });
      await setClock(MONDAY);
      await setClock(later(DAY));
      const { enrolmentId } = await sendOne(accepted(later(3 * DAY)));
      await setClock(later(0));
      const lead = await database().prisma.enrolment.findUniqueOrThrow({ where: { id: enrolmentId } });
      expect(lead.dueAt).toEqual(later(2 * DAY));
      const send = await database().prisma.send.findFirstOrThrow({ where: { enrolmentId } });
      expect([send.transmittingAt, send.settledAt]).toEqual([MONDAY, MONDAY]);
    });

    it("leaves alone what the right clock has set", async () => {
      await aCampaign(world, { leads: 1 });
      await setClock(MONDAY);
      const { store } = world.ctx;
      const hold = {
        cause: "sending_limit",
        until: later(10 * 60 * MINUTE),
        incidentId: null,
        host: null,
      } as const;
      await store.holds.hold(world.mailboxId, { ...hold, at: MONDAY });
      await database().prisma.enrolment.updateMany({ data: { dueAt: later(2 * DAY) } });
      await setClock(later(DAY - 15 * 60 * MINUTE));
      await setClock(MONDAY);
      expect((await mailbox()).heldUntil).toEqual(later(10 * 60 * MINUTE));
      expect((await database().prisma.enrolment.findFirstOrThrow()).dueAt).toEqual(later(2 * DAY));
    });

    it("delivers at once what waits for the wrong day", async () => {
      await setClock(MONDAY);
      await setClock(later(DAY));
      const { outbox } = world.ctx.store;
      const message = { kind: "foretell", memberId: world.members.ben } as const;
      const id = await outbox.add(world.workspaceId, "x", message, world.clock.now());
      await outbox.claim(id, world.clock.now(), later(DAY + MINUTE));
      await outbox.postpone(id, later(DAY + 5 * MINUTE), false);
      world.woken.length = 0;
      await setClock(later(MINUTE));
      expect(world.woken).toContainEqual({ kind: "deliver", id });
    });

    it.each([59_000, -DAY])(
      "takes %i ms for what clocks differ by, or for time that passed",
      async (backMs) => {
        await setClock(MONDAY);
        await setClock(later(-backMs));
        expect(await setbacks()).toEqual([]);
      },
    );

    it("tells the operator once, edits that when it happens again, and lets go of it after a day", async () => {
      const ctx = {
        ...world.ctx,
        operator: { letters: null, channel: { platform: "slack", channel: "C_OPERATOR" } },
      };
      const posted: string[] = [];
      const chat: ChatPort = {
        platform: "slack",
        async post(channel, view, { ref }) {
          const facts = view.facts.map(({ value }) => value);
          posted.push([ref ?? "new", channel, view.stage, view.title, ...facts.slice(1)].join(" | "));
          return { kind: "posted", ref: ref ?? "1" };
        },
        find: async () => ({ kind: "nowhere" }),
        open: async () => null,
      } as Partial<ChatPort> as ChatPort;
      const say = () => deliverWoken(world, ctx, chatsOf({ slack: async () => chat }));
      await setClock(MONDAY);
      await setClock(later(DAY));
      await say();
      world.clock.time = later(MINUTE);
      await Promise.all([watchClock(ctx), watchClock(ctx)]);
      await say();
      await setClock(later(3 * 60 * MINUTE));
      await setClock(later(2 * MINUTE));
      await say();
      await setClock(later(DAY + 2 * MINUTE));
      await say();
      expect(posted).toEqual([
        "new | C_OPERATOR | busy | The clock went back by 24 hours",
        "1 | C_OPERATOR | busy | The clock went back by 3 hours | 2 times",
        "1 | C_OPERATOR | over | The clock went back by 3 hours | 2 times",
      ]);
    });
  }));
