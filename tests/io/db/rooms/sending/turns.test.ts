import { beforeEach, describe, expect, it } from "vitest";
import type { DueSend, Outcome, SendEnd } from "../../../../../src/core/campaign/send.ts";
import { freeOrphan } from "../../../../../src/core/sending/free-orphan.ts";
import { settleSends } from "../../../../../src/core/sending/settle-sends.ts";
import { outcomeOf } from "../../../../../src/core/sending/transmit-send.ts";
import { decideUnconfirmed } from "../../../../../src/core/unconfirmed/decide-unconfirmed.ts";
import { openStore } from "../../../../../src/io/db/store.ts";
import { forCommit } from "../../../../core/for-commit.ts";
import { onEachDatabase } from "../../../../setup/each-database.ts";
import { aWorkspace } from "../../a-workspace.ts";

const NOW = new Date("2026-01-05T10:00:00Z");
const GAP_MS = 600_000;
const later = (ms: number) => new Date(NOW.getTime() + ms);

describe("the turn of a mailbox", () =>
  onEachDatabase((database) => {
    const store = () => openStore(database().prisma);
    const me = () => database().workerId;
    let time = NOW;
    const woken: string[] = [];
    const ctx = () => ({
      ...forCommit,
      store: store(),
      clock: { now: () => time },
      wake: async (kind: string, id: string) => void woken.push(`${kind} ${id}`),
      log: { event: () => {}, fault: () => {}, child: () => ctx().log },
    });
    const claim = () => store().sends.claim({ workerId: me(), now: time, limit: 100 });
    const claimOne = async () => {
      const [due] = await claim();
      if (due === undefined) throw new Error("nothing was due");
      return due;
    };
    const record = (...outcomes: Outcome[]) => store().sends.record(me(), outcomes);
    const ended = (send: DueSend, end: SendEnd) => outcomeOf(send, end, time);
    const accepted = { kind: "accepted", reply: "250", givenId: null, nextDueAt: null } as const;
    const mailbox = async () => {
      const row = await database().prisma.mailbox.findFirstOrThrow();
      return {
        claimedBy: row.claimedBy,
        sentOn: row.sentOn?.toISOString().slice(0, 10) ?? null,
        sentCount: row.sentCount,
        nextSendAt: row.nextSendAt,
      };
    };
    const today = (sentCount: number, nextSendAt: Date) => ({
      claimedBy: null,
      sentOn: "2026-01-05",
      sentCount,
      nextSendAt,
    });
    const dies = async ({ mailboxId }: DueSend) => {
      const gone = { data: { claimedBy: "gone" } };
      await database().prisma.mailbox.update({ where: { id: mailboxId }, ...gone });
      await database().prisma.send.updateMany({ where: { claimedBy: me() }, ...gone });
    };
    const freeOrphans = async () => {
      for (const id of await store().turns.orphans()) await freeOrphan(ctx(), id);
    };
    const start = async (spec: { due: number[]; dailyCap?: number; files?: boolean }) => {
      const made = await aWorkspace(database(), { now: NOW, due: spec.due, minGapMs: GAP_MS });
      await database().prisma.mailbox.updateMany({
        data: { dailyCap: spec.dailyCap ?? 50, filesSentMs: spec.files === false ? null : 2_000 },
      });
      return made;
    };
    /** Looks into a Sent folder in which there are these Message-IDs. */
    const settle = async (mailboxId: string, inSent: string[]) => {
      const box = await store().mailboxes.get(mailboxId);
      if (box === null) throw new Error("no such mailbox");
      const mail = { findSent: async () => ({ kind: "found" as const, found: new Set(inSent) }) };
      return settleSends({ ...ctx(), mail: mail as never }, { mailbox: box, access: null as never });
    };

    beforeEach(async () => {
      await database().prisma.$executeRaw`TRUNCATE workspace CASCADE`;
      time = NOW;
      woken.length = 0;
    });

    it("counts what a dead worker had in hand, and keeps the gap to the moment at which it was found dead", async () => {
      const { mailboxIds } = await start({ due: [2] });
      await dies(await claimOne());
      time = later(7_000);
      await freeOrphans();
      expect(await mailbox()).toEqual(today(1, later(7_000 + GAP_MS)));
      expect(woken).toEqual([`settle-mailbox ${mailboxIds[0]}`]);
      expect(await claim()).toEqual([]);
    });

    it("frees what a dead worker had in hand, also while one of those that are there tells the operator", async () => {
      const { mailboxIds } = await start({ due: [1] });
      await dies(await claimOne());
      expect(await database().tells()).toBe(true);
      await freeOrphans();
      expect(woken).toEqual([`settle-mailbox ${mailboxIds[0]}`]);
    });

    it("waits for tomorrow once what died in hand has used the day up", async () => {
      await start({ due: [4], dailyCap: 3 });
      for (const _ of [1, 2, 3]) {
        await dies(await claimOne());
        await freeOrphans();
        time = new Date(time.getTime() + GAP_MS);
      }
      expect(await mailbox()).toEqual(today(3, new Date("2026-01-06T00:00:00Z")));
      expect(await claim()).toEqual([]);
    });

    it("takes nothing from a worker that is there", async () => {
      await start({ due: [1] });
      const due = await claimOne();
      await freeOrphans();
      expect((await mailbox()).claimedBy).toBe(me());
      expect(await store().doubts.of(due.mailboxId)).toEqual([]);
    });

    it("gives back what is known as not sent: its place in the day, and the gap after it", async () => {
      await start({ due: [2], dailyCap: 1 });
      const due = await claimOne();
      await database().prisma.send.create({ data: aWitness(due) });
      await dies(due);
      await freeOrphans();
      expect(await mailbox()).toEqual(today(1, new Date("2026-01-06T00:00:00Z")));
      time = later(3_000);
      await settle(due.mailboxId, ["witness@ours.test"]);
      const { sentCount, nextSendAt } = await mailbox();
      expect(sentCount).toBe(0);
      expect(nextSendAt <= time).toBe(true);
      expect(await claim()).toHaveLength(1);
    });

    it("counts on what is found in the Sent folder", async () => {
      await start({ due: [2] });
      const due = await claimOne();
      await dies(due);
      await freeOrphans();
      time = later(3_000);
      expect(await settle(due.mailboxId, [due.messageId])).toMatchObject({
        settlements: [{ how: "accepted" }],
      });
      expect(await mailbox()).toEqual(today(1, later(GAP_MS)));
    });

    it.each([
      ["sent", 1, GAP_MS],
      ["not-sent", 0, 0],
    ] as const)("counts an unconfirmed send until a person decides: %s", async (decision, count, waitsMs) => {
      const { workspaceId, memberId } = await start({ due: [1], files: false });
      const due = await claimOne();
      await dies(due);
      await freeOrphans();
      await settle(due.mailboxId, []);
      expect(await mailbox()).toEqual(today(1, later(GAP_MS)));
      await decideUnconfirmed(ctx(), { workspaceId, memberId }, decision, [due]);
      const { sentCount, nextSendAt } = await mailbox();
      expect(sentCount).toBe(count);
      expect(nextSendAt.getTime() <= NOW.getTime() + waitsMs).toBe(true);
      expect(nextSendAt > NOW).toBe(waitsMs > 0);
    });

    it("keeps the gap to a later mail when an earlier one is given back", async () => {
      await start({ due: [3], files: false });
      const first = await claimOne();
      await dies(first);
      await freeOrphans();
      await settle(first.mailboxId, []);
      time = later(GAP_MS);
      await record(ended(await claimOne(), accepted));
      time = later(GAP_MS + 1_000);
      const { workspaceId } = first;
      const { id: memberId } = await database().prisma.member.findFirstOrThrow();
      await decideUnconfirmed(ctx(), { workspaceId, memberId }, "not-sent", [first]);
      expect(await mailbox()).toEqual(today(1, later(2 * GAP_MS)));
    });

    it("gives nothing of today back for a send that another day has counted", async () => {
      await start({ due: [3], files: false });
      const first = await claimOne();
      await dies(first);
      await freeOrphans();
      await settle(first.mailboxId, []);
      time = later(24 * 3_600_000);
      await database().prisma.campaign.updateMany({ data: { closesAt: later(48 * 3_600_000) } });
      await record(ended(await claimOne(), accepted));
      const { id: memberId } = await database().prisma.member.findFirstOrThrow();
      await decideUnconfirmed(ctx(), { workspaceId: first.workspaceId, memberId }, "not-sent", [first]);
      expect(await mailbox()).toMatchObject({ sentOn: "2026-01-06", sentCount: 1 });
    });

    it("counts an outcome once, however often it is recorded", async () => {
      await start({ due: [2] });
      const due = await claimOne();
      await record(ended(due, { kind: "in-doubt" }));
      await record(ended(due, { kind: "in-doubt" }));
      expect(await mailbox()).toEqual(today(1, later(GAP_MS)));
    });

    it("does not take a mailbox from another worker by an outcome that is recorded again", async () => {
      await start({ due: [2] });
      const due = await claimOne();
      await record(ended(due, accepted));
      await database().prisma.mailbox.updateMany({ data: { claimedBy: "another" } });
      await record(ended(due, accepted));
      expect(await mailbox()).toMatchObject({ claimedBy: "another", sentCount: 1 });
    });

    it("plans again what this worker claimed and never learned of, and counts none of it", async () => {
      await start({ due: [2] });
      const due = await claimOne();
      await store().turns.freeMine(me(), []);
      expect(await store().doubts.of(due.mailboxId)).toEqual([]);
      expect(await mailbox()).toMatchObject({ claimedBy: null, sentCount: 0 });
      expect((await claimOne()).enrolmentId).toBe(due.enrolmentId);
    });

    it("waits for the provider's filing from the moment on at which a send was last in hand", async () => {
      await start({ due: [1] });
      const due = await claimOne();
      await dies(due);
      time = later(60_000);
      await freeOrphans();
      const result = await settle(due.mailboxId, []);
      expect(result).toMatchObject({ settlements: [], filedBy: later(62_000) });
    });

    /** One that the provider accepted yesterday, so that its filing can be seen. */
    const aWitness = (due: DueSend) => ({
      enrolmentId: due.enrolmentId,
      step: 99,
      workspaceId: due.workspaceId,
      campaignId: due.campaignId,
      mailboxId: due.mailboxId,
      messageId: "witness@ours.test",
      state: "accepted" as const,
      transmittingAt: later(-86_400_000),
      settledAt: later(-86_400_000),
      settledBy: "reply" as const,
    });
  }));
