import { afterAll, describe, expect, it } from "vitest";
import { sendLetter } from "../../../src/core/chat/send-letter.ts";
import { mayStillSend } from "../../../src/core/sending/may-still-send.ts";
import { outcomeOf } from "../../../src/core/sending/transmit-send.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aCampaign, MONDAY, openWorld, type World } from "../world.ts";

const later = (seconds: number) => new Date(MONDAY.getTime() + seconds * 1000);

describe("a letter through a customer's own mailbox", () =>
  onEachDatabase((database) => {
    const all: World[] = [];
    afterAll(async () => {
      for (const world of all) await world[Symbol.asyncDispose]();
    });
    const open = async (addresses: string[]) => {
      const world = await openWorld(database(), addresses);
      all.push(world);
      const { ctx, workspaceId, provider, prisma } = world;
      let letters = 0;
      const send = () =>
        sendLetter(ctx, workspaceId, {
          messageId: `letter-${letters++}@unpause.test`,
          to: "ann@acme.test",
          subject: "A mailbox is lost",
          text: "…",
          sharedText: "…",
          inReplyTo: null,
        });
      const from = () => provider.accepted().map((mail) => mail.from);
      const claim = (now: Date) => ctx.store.sends.claim({ workerId: "w", now, limit: 10 });
      const dayOf = (address: string) =>
        prisma.mailbox.findFirstOrThrow({
          where: { workspaceId, address },
          select: { sentOn: true, sentCount: true, nextSendAt: true },
        });
      return { ...world, send, from, claim, dayOf };
    };
    const TODAY = new Date("2026-01-05T00:00:00Z");

    it("counts in its day, and its campaigns keep the gap to it", async () => {
      const world = await open(["sales@ours.test"]);
      await aCampaign(world, {});
      expect(await world.send()).toEqual({ kind: "shown" });
      expect(await world.dayOf("sales@ours.test")).toEqual({
        sentOn: TODAY,
        sentCount: 1,
        nextSendAt: later(60),
      });
      expect(await world.claim(later(59))).toEqual([]);
      expect(await world.claim(later(60))).toMatchObject([
        { mailbox: { sentCount: 1, sentOn: "2026-01-05" } },
      ]);
    });

    it("goes through one whose turn it is, where there is one", async () => {
      const world = await open(["sales@ours.test", "info@ours.test"]);
      const { prisma, mailboxIds, send, from } = world;
      await prisma.mailbox.update({
        where: { id: mailboxIds[0] ?? "" },
        data: { nextSendAt: later(30), smtpWorkedAt: later(60) },
      });
      await send();
      expect(from()).toEqual(["info@ours.test"]);
    });

    it("does not wait for tomorrow where all have used their day up: it counts, and the campaign waits", async () => {
      const world = await open(["sales@ours.test"]);
      const { prisma, mailboxId, send, from, claim } = world;
      await aCampaign(world, {});
      await prisma.mailbox.update({
        where: { id: mailboxId },
        data: { sentOn: TODAY, sentCount: 49, dailyCap: 50 },
      });
      expect(await send()).toEqual({ kind: "shown" });
      const [due] = await claim(later(60));
      expect(due && mayStillSend(due, later(60))).toEqual(false);
      if (due) await world.ctx.store.turns.freeMine("w", []);

      const tomorrow = new Date("2026-01-06T00:00:00Z");
      await prisma.mailbox.update({ where: { id: mailboxId }, data: { nextSendAt: tomorrow } });
      world.clock.time = later(120);
      expect(await send()).toEqual({ kind: "shown" });
      expect(from().length).toEqual(2);
      expect(await world.dayOf("sales@ours.test")).toEqual({
        sentOn: TODAY,
        sentCount: 51,
        nextSendAt: tomorrow,
      });
    });

    it("leaves room to the letter before, however many are to go at once", async () => {
      const world = await open(["sales@ours.test"]);
      const answers = await Promise.all([world.send(), world.send(), world.send()]);
      const waits = {
        kind: "later",
        until: later(60),
        why: "Other mail is leaving through every mailbox that works.",
      };
      expect(answers.toSorted((a, b) => b.kind.localeCompare(a.kind))).toEqual([
        { kind: "shown" },
        waits,
        waits,
      ]);
      expect((await world.dayOf("sales@ours.test")).sentCount).toEqual(1);
      world.clock.time = later(60);
      expect(await world.send()).toEqual({ kind: "shown" });
    });

    it("waits for a send that is in hand, whose outcome would be written over it", async () => {
      const world = await open(["sales@ours.test"]);
      await aCampaign(world, {});
      expect((await world.claim(MONDAY)).length).toEqual(1);
      expect(await world.send()).toMatchObject({ kind: "later", until: later(1) });
      expect([world.from(), (await world.dayOf("sales@ours.test")).sentCount]).toEqual([[], 0]);
    });

    it("is the next to go, however many mails are due without a gap between them", async () => {
      const world = await open(["sales@ours.test"]);
      const { prisma, mailboxId, ctx } = world;
      await aCampaign(world, { leads: 3 });
      await prisma.mailbox.update({ where: { id: mailboxId }, data: { minGapMs: 0 } });
      const [inHand] = await world.claim(MONDAY);
      if (inHand === undefined) throw new Error("nothing was due");
      expect(await world.send()).toMatchObject({ kind: "later" });
      const accepted = { kind: "accepted", reply: "250", givenId: null, nextDueAt: null } as const;
      await ctx.store.sends.record("w", [outcomeOf(inHand, accepted, MONDAY)]);

      world.clock.time = later(1);
      expect(await world.claim(later(1))).toEqual([]);
      expect(await world.send()).toEqual({ kind: "shown" });
      expect(await world.claim(later(1))).toHaveLength(1);
    });

    it("keeps campaigns waiting for it no longer than for some seconds, should it not come back", async () => {
      const world = await open(["sales@ours.test"]);
      const { prisma, mailboxId, ctx } = world;
      await aCampaign(world, { leads: 3 });
      await prisma.mailbox.update({ where: { id: mailboxId }, data: { minGapMs: 0 } });
      const [inHand] = await world.claim(MONDAY);
      if (inHand === undefined) throw new Error("nothing was due");
      await world.send();
      await ctx.store.sends.record("w", [outcomeOf(inHand, { kind: "in-doubt" }, MONDAY)]);
      expect(await world.claim(later(9))).toEqual([]);
      expect(await world.claim(later(10))).toHaveLength(1);
    });
  }));
