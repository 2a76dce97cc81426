import { describe, expect, it } from "vitest";
import { loadAlert } from "../../../src/core/alert/load-alert.ts";
import { openMailbox } from "../../../src/core/disconnection/open-mailbox.ts";
import { hashOfReceipt, verifyReceipts } from "../../../src/core/receipt/receipt-chain.ts";
import { finishReconnect } from "../../../src/core/reconnect/finish-reconnect.ts";
import { resumeMailbox } from "../../../src/core/reconnect/resume-mailbox.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { lose, prove, rawMail, stepOne } from "../disconnection/lost-mailbox.ts";
import { aCampaign, MONDAY, openWorld, type World } from "../world.ts";

const minutes = (n: number) => new Date(MONDAY.getTime() + n * 60_000);
const mailboxOf = ({ ctx, mailboxId }: World) => ctx.store.mailboxes.get(mailboxId);
const campaignState = async ({ prisma }: World, id: string) =>
  (await prisma.campaign.findUniqueOrThrow({ where: { id } })).state;
const enrolmentOf = ({ prisma }: World, id: string) =>
  prisma.enrolment.findUniqueOrThrow({
    where: { id },
    select: { state: true, stopReason: true, nextStep: true, dueAt: true },
  });
const alertTitle = async ({ ctx }: World, incidentId: string) => (await loadAlert(ctx, incidentId))?.title;

describe("a proven reconnect", () =>
  onEachDatabase((database) => {
    it("reads the gap, settles doubts, and then goes on exactly where everything was, with a receipt", async () => {
      await using world = await openWorld(database());
      const { ctx, provider } = world;
      const campaignId = await aCampaign(world, { leads: 6 });
      const answered = await stepOne(world, campaignId, "accepted");
      const wentOut = await stepOne(world, campaignId, "transmitting");
      const stayed = await stepOne(world, campaignId, "transmitting");
      const lost = await lose(world);
      expect(await alertTitle(world, lost.incidentId)).toEqual(
        "sales@ours.test is disconnected: the password is no longer accepted",
      );

      world.clock.time = minutes(125);
      const from = { From: answered.email, To: "sales@ours.test", "In-Reply-To": `<${answered.messageId}>` };
      provider.deliver("sales@ours.test", rawMail(from), "Spam");
      for (const { messageId } of [answered, wentOut]) {
        provider.deliver("sales@ours.test", rawMail({ "Message-ID": `<${messageId}>` }), "Sent");
      }
      const reconnectId = await prove(world, lost);
      expect(await alertTitle(world, lost.incidentId)).toEqual("sales@ours.test is being reconnected");
      expect(await campaignState(world, campaignId)).toEqual("paused");
      await finishReconnect(ctx, reconnectId);

      const mailbox = await mailboxOf(world);
      expect(mailbox?.state).toEqual({ kind: "connected" });
      const access = mailbox && (await openMailbox(ctx, mailbox, { probe: false }));
      expect(access?.secret).toEqual({ kind: "password", password: lost.password });
      expect(await ctx.store.credentials.get(lost.mailboxId)).toMatchObject({ version: 2 });
      expect(await campaignState(world, campaignId)).toEqual("running");
      expect(await enrolmentOf(world, answered.enrolmentId)).toMatchObject({
        state: "stopped",
        stopReason: "replied",
      });
      expect(await enrolmentOf(world, wentOut.enrolmentId)).toMatchObject({ state: "active", nextStep: 2 });
      expect(await enrolmentOf(world, stayed.enrolmentId)).toMatchObject({ state: "active", nextStep: 1 });

      const kept = await ctx.store.receipts.get(lost.disconnectionId);
      expect(kept).toEqual({
        hashVersion: 3,
        disconnectionId: lost.disconnectionId,
        workspaceId: world.workspaceId,
        mailboxId: lost.mailboxId,
        number: 1,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        at: minutes(125),
        body: {
          mailbox: { id: lost.mailboxId, address: "sales@ours.test" },
          incidentId: lost.incidentId,
          cause: "password_changed",
          startedAt: "2026-01-05T10:00:00.000Z",
          endedAt: "2026-01-05T12:05:00.000Z",
          lastedMs: 7_500_000,
          reconnectedBy: { id: world.members.ben },
          leads: { before: 6, after: 6, added: 0 },
          everyLeadAccountedFor: true,
          ended: { replied: 1, bounced: 0, optedOut: 0, rejected: 0, removed: 0, finished: 0 },
          campaigns: [
            {
              id: campaignId,
              name: "Spring",
              resumed: true,
              leads: { before: 6, after: 6 },
              nextSteps: {
                before: [
                  { step: 1, leads: 5 },
                  { step: 2, leads: 1 },
                ],
                after: [
                  { step: 1, leads: 4 },
                  { step: 2, leads: 1 },
                ],
              },
            },
          ],
          gap: { replies: 1, bounces: 0, optOuts: 0, postponed: 0 },
          inDoubt: expect.toSatisfy(
            (doubts: { enrolmentId: string; how: string }[]) =>
              doubts.length === 2 &&
              doubts.some(
                ({ enrolmentId, how }) => enrolmentId === wentOut.enrolmentId && how === "found_in_sent",
              ) &&
              doubts.some(
                ({ enrolmentId, how }) => enrolmentId === stayed.enrolmentId && how === "not_in_sent",
              ),
          ),
          acceptedMeanwhile: 1,
          sentTwice: 0,
          backlog: {
            waiting: 4,
            firstAt: "2026-01-05T12:05:00.000Z",
            clearBy: expect.any(String),
            peakPerHour: expect.any(Number),
          },
        },
      });
      expect(await alertTitle(world, lost.incidentId)).toEqual("sales@ours.test is connected again");
      expect(await ctx.store.incidents.get(lost.incidentId)).toMatchObject({ endedAt: minutes(125) });
      expect((await ctx.store.history.ofMailbox(lost.mailboxId, 20)).map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(["mailbox-reconnected", "campaign-resumed", "settled", "replied"]),
      );
    });

    it("spreads what became overdue, in the order it was due", async () => {
      await using world = await openWorld(database());
      const campaignId = await aCampaign(world, { leads: 5 });
      const due = () =>
        world.prisma.enrolment
          .findMany({ where: { campaignId }, orderBy: { dueAt: "asc" }, select: { id: true, dueAt: true } })
          .then((rows) => rows.map(({ id, dueAt }) => ({ id, dueAt })));
      const before = await due();
      const lost = await lose(world);
      world.clock.time = minutes(60);
      await finishReconnect(world.ctx, await prove(world, lost));

      const after = await due();
      expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
      const gaps = after
        .slice(1)
        .map(({ dueAt }, index) => dueAt.getTime() - (after[index]?.dueAt.getTime() ?? 0));
      expect(after[0]?.dueAt).toEqual(minutes(60));
      // A day's cap of 50 over a window of 24 hours.
      expect(gaps).toEqual(Array(4).fill(1_728_000));
    });

    it("takes effect once, however often and by however many workers it is carried on", async () => {
      await using world = await openWorld(database());
      await aCampaign(world, {});
      const lost = await lose(world);
      const reconnectId = await prove(world, lost);
      await Promise.all([1, 2, 3].map(() => finishReconnect(world.ctx, reconnectId)));
      await finishReconnect(world.ctx, reconnectId);
      expect(await world.ctx.store.credentials.get(lost.mailboxId)).toMatchObject({ version: 2 });
      const { workspaceId } = world;
      expect(await database().prisma.receipt.count({ where: { workspaceId } })).toEqual(1);
      expect(
        await database().prisma.event.count({ where: { workspaceId, kind: "mailbox-reconnected" } }),
      ).toEqual(1);
    });

    it("resumes once where two workers carry the same one to its end", async () => {
      await using world = await openWorld(database());
      const { ctx, workspaceId } = world;
      await aCampaign(world, {});
      const lost = await lose(world);
      const reconnect = await ctx.store.reconnects.get(await prove(world, lost));
      const mailbox = await mailboxOf(world);
      if (!reconnect || !mailbox) throw new Error("not there");
      await Promise.all([1, 2].map(() => resumeMailbox(ctx, { reconnect, mailbox })));
      expect(await ctx.store.credentials.get(lost.mailboxId)).toMatchObject({ version: 2 });
      expect(await database().prisma.receipt.count({ where: { workspaceId } })).toEqual(1);
      expect(await ctx.store.reconnects.get(reconnect.id)).toMatchObject({ state: "resumed" });
    });

    it("is taken up again after a crash, once the lease of the worker that died has run out", async () => {
      await using world = await openWorld(database());
      const campaignId = await aCampaign(world, { leads: 2 });
      await stepOne(world, campaignId, "transmitting");
      const lost = await lose(world);
      const reconnectId = await prove(world, lost);
      const crash = () => Promise.reject(new Error("the process dies here"));
      const dying = { ...world.ctx, mail: { ...world.ctx.mail, findSent: crash } };
      await expect(finishReconnect(dying, reconnectId)).rejects.toThrow("the process dies here");
      expect(await mailboxOf(world)).toMatchObject({ state: { kind: "disconnected" } });

      world.clock.time = minutes(1);
      await finishReconnect(world.ctx, reconnectId);
      expect(await mailboxOf(world)).toMatchObject({ state: { kind: "disconnected" } });
      expect(await world.ctx.store.reconnects.due(minutes(1), 1000)).not.toContain(reconnectId);
      world.clock.time = minutes(4);
      expect(await world.ctx.store.reconnects.due(minutes(4), 1000)).toContain(reconnectId);
      await finishReconnect(world.ctx, reconnectId);
      expect(await mailboxOf(world)).toMatchObject({ state: { kind: "connected" } });
    });

    it("whose credential is refused again fails, says so in the alert, and leaves everything as it was", async () => {
      await using world = await openWorld(database());
      const campaignId = await aCampaign(world, {});
      const lost = await lose(world);
      const reconnectId = await prove(world, lost);
      const newest = world.provider.breaks.changePassword(lost.address);
      await finishReconnect(world.ctx, reconnectId);

      expect(await world.ctx.store.reconnects.get(reconnectId)).toMatchObject({ state: "failed" });
      expect(await mailboxOf(world)).toMatchObject({ state: { kind: "disconnected" } });
      expect(await campaignState(world, campaignId)).toEqual("paused");
      const alert = await loadAlert(world.ctx, lost.incidentId);
      expect(alert?.text).toMatch(/^The last try to reconnect did not succeed: The provider refuses/);
      expect(alert?.actions.map(({ label }) => label)).toEqual([
        "Reconnect",
        "I'm on it",
        "Snooze",
        "Why?",
        "More…",
      ]);

      await finishReconnect(world.ctx, await prove(world, { ...lost, password: newest }));
      expect(await mailboxOf(world)).toMatchObject({ state: { kind: "connected" } });
    });

    it("waits out a provider that is down, and gives up only after half an hour", async () => {
      await using world = await openWorld(database());
      await aCampaign(world, {});
      const lost = await lose(world);
      const reconnectId = await prove(world, lost);
      await world.provider.breaks.goDown();
      world.woken.length = 0;
      await finishReconnect(world.ctx, reconnectId);
      const again = new Date(MONDAY.getTime() + 15_000);
      expect(world.woken).toEqual([{ kind: "finish-reconnect", id: reconnectId, at: again }]);
      expect(await world.ctx.store.reconnects.get(reconnectId)).toMatchObject({
        endedAt: null,
        progress: { tries: 1 },
      });

      world.clock.time = minutes(30);
      await finishReconnect(world.ctx, reconnectId);
      expect(await world.ctx.store.reconnects.get(reconnectId)).toMatchObject({ state: "failed" });
      await world.provider.breaks.comeBack();
      await finishReconnect(world.ctx, await prove(world, lost));
      expect(await mailboxOf(world)).toMatchObject({ state: { kind: "connected" } });
    });

    it("forgets the proven secret once it is where it belongs, or was refused", async () => {
      await using world = await openWorld(database());
      const lost = await lose(world);
      const reconnectId = await prove(world, lost);
      await finishReconnect(world.ctx, reconnectId);
      expect((await world.ctx.store.reconnects.get(reconnectId))?.sealed?.sealed).toHaveLength(0);
    });

    it("leaves a campaign paused that a person paused during the break, and says so in the receipt", async () => {
      await using world = await openWorld(database());
      const mine = await aCampaign(world, { name: "Mine" });
      const theirs = await aCampaign(world, { name: "Theirs" });
      const lost = await lose(world);
      await world.ctx.store.campaigns.pause(theirs, world.members.ann);
      await finishReconnect(world.ctx, await prove(world, lost));
      expect([await campaignState(world, mine), await campaignState(world, theirs)]).toEqual([
        "running",
        "paused",
      ]);
      const receipt = await world.ctx.store.receipts.get(lost.disconnectionId);
      expect(receipt?.body.campaigns.map(({ name, resumed }) => [name, resumed])).toEqual([
        ["Mine", true],
        ["Theirs", false],
      ]);
    });

    it("links its receipt to one that was kept under the rule before", async () => {
      await using world = await openWorld(database(), ["one@ours.test", "two@ours.test"]);
      const { ctx, workspaceId, mailboxIds } = world;
      const [one = "", two = ""] = mailboxIds;
      await finishReconnect(ctx, await prove(world, await lose(world, one)));
      const [first] = await ctx.store.receipts.chain(workspaceId, 0, 1);
      if (first === undefined) throw new Error("no receipt");
      const { hash: _, ...kept } = { ...first, hashVersion: 2 };
      await database().prisma.receipt.update({
        where: { disconnectionId: first.disconnectionId },
        data: { hashVersion: 2, hash: hashOfReceipt(ctx.signing, kept, "") ?? "" },
      });

      await finishReconnect(ctx, await prove(world, await lose(world, two)));
      const links = await ctx.store.receipts.chain(workspaceId, 0, 2);
      expect(links.map(({ hashVersion }) => hashVersion)).toEqual([2, 3]);
      expect(await verifyReceipts(ctx, workspaceId)).toEqual({ kind: "whole", receipts: 2 });
      await database().prisma.receipt.updateMany({ data: { hashVersion: 99 } });
      expect(await verifyReceipts(ctx, workspaceId)).toEqual({ kind: "broken", at: 1 });
    });

    it("links its receipt to the one before, so that a change to either shows", async () => {
      await using world = await openWorld(database(), ["one@ours.test", "two@ours.test"]);
      const { ctx, workspaceId, mailboxIds } = world;
      for (const id of mailboxIds) await finishReconnect(ctx, await prove(world, await lose(world, id)));
      expect(await verifyReceipts(ctx, workspaceId)).toEqual({ kind: "whole", receipts: 2 });

      const [first] = await ctx.store.receipts.chain(workspaceId, 0, 1);
      if (first === undefined) throw new Error("no receipt");
      const changed = { ...first.body, sentTwice: 1 };
      const { disconnectionId } = first;
      const forged = { ...first, body: changed, hashVersion: 1 };
      const hash = hashOfReceipt(ctx.signing, forged, "") ?? "";
      await database().prisma.receipt.update({
        where: { disconnectionId },
        data: { body: changed, hashVersion: 1, hash },
      });
      expect(await verifyReceipts(ctx, workspaceId)).toEqual({ kind: "broken", at: 2 });
      await database().prisma.receipt.update({ where: { disconnectionId }, data: { hashVersion: 3 } });
      await database().prisma.receipt.update({ where: { disconnectionId }, data: { body: changed } });
      expect(await verifyReceipts(ctx, workspaceId)).toEqual({ kind: "broken", at: 1 });
      await database().prisma.receipt.delete({ where: { disconnectionId } });
      expect(await verifyReceipts(ctx, workspaceId)).toEqual({ kind: "broken", at: 1 });
    });
  }));
