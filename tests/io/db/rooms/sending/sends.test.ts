import { beforeEach, describe, expect, it } from "vitest";
import type { DueSend, Outcome, SendEnd } from "../../../../../src/core/campaign/send.ts";
import { doubtStore } from "../../../../../src/io/db/rooms/sending/doubts.ts";
import { sendStore } from "../../../../../src/io/db/rooms/sending/sends.ts";
import { onEachDatabase } from "../../../../setup/each-database.ts";
import { messageIdOf } from "../../../../setup/message-id.ts";
import { aWorkspace } from "../../a-workspace.ts";

const NOW = new Date("2026-01-05T10:00:00Z");

describe("the sends", () =>
  onEachDatabase((database) => {
    const store = () => sendStore(database().prisma);
    const doubts = () => doubtStore(database().prisma);
    const me = () => database().workerId;
    const claim = (limit = 100) => store().claim({ workerId: me(), now: NOW, limit });
    const ended = (send: DueSend, end: SendEnd): Outcome => ({
      enrolmentId: send.enrolmentId,
      step: send.step,
      workspaceId: send.workspaceId,
      campaignId: send.campaignId,
      at: NOW,
      end,
      turn: {
        mailboxId: send.mailboxId,
        nextSendAt: new Date(0),
        sentOn: "2026-01-05",
        counted: 1,
      },
    });
    const enrolment = (id: string) => database().prisma.enrolment.findUniqueOrThrow({ where: { id } });
    const send = (enrolmentId: string, step = 1) =>
      database().prisma.send.findUniqueOrThrow({ where: { enrolmentId_step: { enrolmentId, step } } });

    beforeEach(() => database().prisma.$executeRaw`TRUNCATE workspace CASCADE`);

    it("takes the longest due lead of each free mailbox, and no second one before the first has ended", async () => {
      const { mailboxIds } = await aWorkspace(database(), { now: NOW, due: [3, 2] });
      const claimed = await claim();
      expect(
        claimed.map((due) => [due.mailboxId, due.lead.fields.first_name, due.step, due.earlier]),
      ).toEqual(expect.arrayContaining(mailboxIds.map((id) => [id, "Lead 1", 1, []])));
      expect(claimed).toHaveLength(2);
      expect(await claim()).toEqual([]);
    });

    it("goes on to the next lead once the outcome is recorded", async () => {
      await aWorkspace(database(), { now: NOW, due: [2] });
      const [first] = (await claim()) as [DueSend];
      await store().record(me(), [
        ended(first, { kind: "accepted", reply: "250 2.0.0 Ok", givenId: null, nextDueAt: null }),
      ]);

      expect(await enrolment(first.enrolmentId)).toMatchObject({ state: "finished", nextStep: 2 });
      expect(await send(first.enrolmentId)).toMatchObject({
        state: "accepted",
        reply: "250 2.0.0 Ok",
        claimedBy: null,
      });
      const [second] = (await claim()) as [DueSend];
      expect(second.lead.fields.first_name).toBe("Lead 2");
      expect(second.mailbox).toMatchObject({ sentOn: "2026-01-05", sentCount: 1 });
    });

    it("threads a follow-up under what was accepted before", async () => {
      await aWorkspace(database(), { now: NOW, due: [1], steps: 2 });
      const [first] = (await claim()) as [DueSend];
      await store().record(me(), [
        ended(first, { kind: "accepted", reply: "250", givenId: null, nextDueAt: new Date(0) }),
      ]);
      const [second] = (await claim()) as [DueSend];
      expect([second.step, second.earlier]).toEqual([
        2,
        [messageIdOf(first.enrolmentId, 1, first.mailbox.address)],
      ]);
    });

    it("journals what it claims, under the Message-ID that this step always has", async () => {
      await aWorkspace(database(), { now: NOW, due: [1] });
      const [due] = (await claim()) as [DueSend];
      expect(due.messageId).toBe(messageIdOf(due.enrolmentId, 1, due.mailbox.address));
      expect(await send(due.enrolmentId)).toMatchObject({
        state: "transmitting",
        claimedBy: me(),
        messageId: due.messageId,
      });
    });

    it("plans a step again that was certainly not taken, and keeps it for when it was due", async () => {
      await aWorkspace(database(), { now: NOW, due: [1] });
      const [due] = (await claim()) as [DueSend];
      const before = await enrolment(due.enrolmentId);
      await store().record(me(), [ended(due, { kind: "not-sent", dueAt: null, tries: 0 })]);
      expect(await enrolment(due.enrolmentId)).toEqual(before);
      expect((await claim()).map((again) => again.enrolmentId)).toEqual([due.enrolmentId]);
    });

    it("leaves a send in doubt alone and goes on with the other leads", async () => {
      await aWorkspace(database(), { now: NOW, due: [2] });
      const [doubtful] = (await claim()) as [DueSend];
      await store().record(me(), [ended(doubtful, { kind: "in-doubt" })]);

      const [next] = (await claim()) as [DueSend];
      expect(next.enrolmentId).not.toBe(doubtful.enrolmentId);
      expect((await doubts().of(doubtful.mailboxId)).map((one) => one.enrolmentId)).toEqual([
        doubtful.enrolmentId,
      ]);
    });

    it("stops only the enrolment whose lead was refused", async () => {
      await aWorkspace(database(), { now: NOW, due: [2] });
      const [due] = (await claim()) as [DueSend];
      await store().record(me(), [
        ended(due, { kind: "refused", reply: "550 5.1.1 unknown", stop: "bounced" }),
      ]);
      expect(await enrolment(due.enrolmentId)).toMatchObject({
        state: "stopped",
        stopReason: "bounced",
        nextStep: 1,
      });
      expect(await claim()).toHaveLength(1);
    });

    it("does not revive a lead who replied while the send was in hand", async () => {
      await aWorkspace(database(), { now: NOW, due: [1], steps: 2 });
      const [due] = (await claim()) as [DueSend];
      await database().prisma.enrolment.update({
        where: { id: due.enrolmentId },
        data: { state: "stopped", stopReason: "replied" },
      });
      await store().record(me(), [
        ended(due, { kind: "accepted", reply: "250", givenId: null, nextDueAt: new Date(0) }),
      ]);
      expect(await enrolment(due.enrolmentId)).toMatchObject({ state: "stopped", stopReason: "replied" });
      expect(await claim()).toEqual([]);
    });

    it("claims nothing for a mailbox that is held, a campaign that is not running, or a window that is closed", async () => {
      const { mailboxIds, campaignId } = await aWorkspace(database(), { now: NOW, due: [1] });
      const { prisma } = database();
      const id = mailboxIds[0] ?? "";
      await prisma.mailbox.update({
        where: { id },
        data: { state: "held", heldCause: "unknown", heldUntil: NOW },
      });
      expect(await claim()).toEqual([]);
      await prisma.mailbox.update({ where: { id }, data: { state: "connected", quietUntil: null } });
      await prisma.campaign.update({ where: { id: campaignId }, data: { state: "draft" } });
      expect(await claim()).toEqual([]);
      await prisma.mailbox.update({ where: { id }, data: { quietUntil: null } });
      await prisma.campaign.update({
        where: { id: campaignId },
        data: { state: "running", closesAt: new Date(0) },
      });
      expect(await claim()).toEqual([]);
    });

    it("never claims a lead whose address is suppressed, even where it was enrolled a moment later", async () => {
      const { workspaceId } = await aWorkspace(database(), { now: NOW, due: [2] });
      const first = await database().prisma.lead.findFirstOrThrow({
        where: { email: { startsWith: "lead1." } },
      });
      await database().prisma.suppression.create({
        data: { workspaceId, email: first.email, reason: "opted_out", at: NOW },
      });
      expect((await claim()).map((due) => due.lead.fields.first_name)).toEqual(["Lead 2"]);
    });

    it.each([
      ["an opt-out, however the address is spelt", "opted_out", 0],
      ["a dead address, in that spelling alone", "bounced", 1],
    ] as const)("respects %s", async (_what, reason, claimed) => {
      const { workspaceId } = await aWorkspace(database(), { due: [1], now: NOW });
      const { email } = await database().prisma.lead.findFirstOrThrow({ where: { workspaceId } });
      const labelled = email.replace("@", "+offers@");
      await database().prisma.suppression.create({ data: { workspaceId, email: labelled, reason, at: NOW } });
      expect(await claim()).toHaveLength(claimed);
    });

    it("lets an idle mailbox rest no longer than until its next lead is due", async () => {
      const { mailboxIds } = await aWorkspace(database(), { now: NOW, due: [1] });
      const soon = new Date(NOW.getTime() + 5_000);
      await database().prisma.enrolment.updateMany({ data: { dueAt: soon } });
      expect(await claim()).toEqual([]);
      const mailbox = await database().prisma.mailbox.findUniqueOrThrow({
        where: { id: mailboxIds[0] ?? "" },
      });
      expect(mailbox.quietUntil).toEqual(soon);
    });

    it("settles a doubt once: the first answer stands", async () => {
      await aWorkspace(database(), { now: NOW, due: [1] });
      const [due] = (await claim()) as [DueSend];
      await store().record(me(), [ended(due, { kind: "in-doubt" })]);
      const key = { enrolmentId: due.enrolmentId, step: 1, at: NOW };
      expect(await doubts().settle({ ...key, kind: "accepted", by: "sent_folder", nextDueAt: null })).toEqual(
        { mailboxId: due.mailboxId, countedAt: NOW },
      );
      expect(await doubts().settle({ ...key, kind: "planned", by: "person", dueAt: NOW })).toBe(null);
      expect(await enrolment(due.enrolmentId)).toMatchObject({ state: "finished" });
    });

    it("finishes a campaign when the last of its leads has come to an end", async () => {
      const { campaignId, workspaceId } = await aWorkspace(database(), { now: NOW, due: [1] });
      expect(await store().finishCampaigns(NOW)).toEqual([]);
      await database().prisma.enrolment.updateMany({ data: { state: "finished" } });
      expect(await store().finishCampaigns(NOW)).toEqual([{ campaignId, workspaceId }]);
    });
  }));
