import { describe, expect, it } from "vitest";
import type { Context } from "../../../src/core/context.ts";
import { disclaimMailboxes } from "../../../src/core/incident/disclaim-mailboxes.ts";
import { decideUnconfirmed } from "../../../src/core/unconfirmed/decide-unconfirmed.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { lose } from "../disconnection/lost-mailbox.ts";
import { MONDAY, openWorld, sweepRound } from "../world.ts";
import { unconfirmedSends } from "./unconfirmed-sends.ts";

describe("unconfirmed sends", () =>
  onEachDatabase((database) => {
    async function opened(options: Parameters<typeof unconfirmedSends>[1] = {}) {
      const world = await openWorld(database(), [`sales-${crypto.randomUUID()}@ours.test`]);
      const unconfirmed = await unconfirmedSends(world, options);
      const address = (await world.ctx.store.mailboxes.get(world.mailboxId))?.address ?? "";
      const by = { workspaceId: world.workspaceId, memberId: world.members.cy };
      const title = async () => (await unconfirmed.notice())?.view.title;
      const asked = () =>
        world.prisma.outboxItem.findMany({ where: { workspaceId: world.workspaceId, kind: "show-notice" } });
      return { ...world, ...unconfirmed, address, by, title, asked };
    }

    it("are one alert to the mailbox's owner: what is in doubt, why, and what each answer means", async () => {
      await using world = await opened();
      const notice = await world.notice();
      expect(notice).toMatchObject({
        memberIds: [world.members.ben],
        need: "decide",
        over: false,
        since: MONDAY,
      });
      expect(notice?.view).toMatchObject({
        stage: "busy",
        title: `3 sends through ${world.address} are unconfirmed`,
        text: "The line broke while Unpause handed them over, and the provider does not show whether it took them. These leads wait until a person decides. Nothing is sent twice without your word.",
        facts: [
          { label: "Campaign", value: "Spring (3)" },
          { label: "Since", value: "Mon 5 Jan, 10:00" },
          { label: "If they were sent", value: "The sequences go on with the next step" },
          {
            label: "If they were not sent",
            value: "The same step is sent again; a lead whose message had arrived after all gets it twice",
          },
        ],
        actions: [
          {
            kind: "open",
            label: "Decide",
            url: `https://unpause.test/mailboxes/${world.mailboxId}/unconfirmed`,
          },
        ],
      });
      expect((await world.asked()).map(({ key }) => key)).toEqual([`notice:unconfirmed:${world.noticeId}`]);
      expect(world.woken.filter(({ kind }) => kind === "deliver")).toEqual([
        { kind: "deliver", id: (await world.asked())[0]?.id },
      ]);
    });

    it("go to the members who take over when the owner disclaims the mailbox: the admins, or its backup", async () => {
      await using world = await opened();
      const { ctx, mailboxId, workspaceId, members, prisma } = world;
      const lost = await lose(world);
      await prisma.outboxItem.deleteMany();
      await disclaimMailboxes(ctx, { workspaceId, incidentId: lost.incidentId, memberId: members.ben });
      expect((await world.asked()).map(({ key }) => key)).toEqual([`notice:unconfirmed:${world.noticeId}`]);
      expect((await world.notice())?.memberIds).toEqual([members.ann]);
      await prisma.mailboxBackup.create({ data: { mailboxId, memberId: members.cy } });
      expect((await world.notice())?.memberIds).toEqual([members.cy]);
    });

    it("of another campaign join the same alert", async () => {
      await using world = await opened();
      await unconfirmedSends(world, { leads: 1, name: "Summer" });
      expect(await world.openIds()).toEqual([world.noticeId]);
      expect((await world.notice())?.view.facts[0]).toEqual({
        label: "Campaigns",
        value: "Spring (3) and Summer (1)",
      });
    });

    it("are decided many at once: each lead goes on with the next step or gets the same one again", async () => {
      await using world = await opened();
      const [first, second, third] = world.keys as [Key, Key, Key];
      const sent = await decideUnconfirmed(world.ctx, world.by, "sent", [first]);
      expect(sent).toEqual([{ ...first, kind: "decided" }]);
      expect(await world.title()).toEqual(`2 sends through ${world.address} are unconfirmed`);
      await decideUnconfirmed(world.ctx, world.by, "not-sent", [second, third]);
      expect(await world.states()).toEqual([
        ["active", 1, "planned"],
        ["active", 1, "planned"],
        ["active", 2, "accepted"],
      ]);
    });

    it("end their alert with the last decision, and the next one opens another", async () => {
      await using world = await opened();
      await decideUnconfirmed(world.ctx, world.by, "sent", world.keys);
      expect(await world.openIds()).toEqual([]);
      expect(await world.notice()).toMatchObject({
        over: true,
        view: { stage: "over", title: `The unconfirmed sends through ${world.address} are settled` },
      });
      const next = await unconfirmedSends(world, { leads: 1, name: "Summer" });
      expect(next.noticeId).not.toEqual(world.noticeId);
      expect(await world.title()).toContain("are settled");
    });

    it("are decided once, each with one line in the history, though two members decide", async () => {
      await using world = await opened();
      await decideUnconfirmed(world.ctx, world.by, "sent", world.keys);
      const again = await decideUnconfirmed(world.ctx, world.by, "not-sent", world.keys);
      expect(again.map(({ kind }) => kind)).toEqual([
        "already-settled",
        "already-settled",
        "already-settled",
      ]);
      const said = await world.prisma.event.findMany({
        where: { workspaceId: world.workspaceId, kind: "settled" },
      });
      expect(said.map(({ memberId }) => memberId)).toEqual(Array(3).fill(world.members.cy));
    });

    it("are decided by two people at the same time without one being lost, and the alert ends", async () => {
      await using world = await opened({ leads: 6 });
      const other = { ...world.by, memberId: world.members.ann };
      const answers = await Promise.all([
        decideUnconfirmed(world.ctx, world.by, "sent", world.keys),
        decideUnconfirmed(world.ctx, other, "not-sent", world.keys.toReversed()),
      ]);
      expect(answers.flat().filter(({ kind }) => kind === "decided")).toHaveLength(6);
      expect(answers.flat().filter(({ kind }) => kind === "failed")).toEqual([]);
      expect(await world.openIds()).toEqual([]);
    });

    it("that cannot be decided keep no other from it", async () => {
      await using world = await opened();
      const broken: Context["store"] = {
        ...world.ctx.store,
        sends: {
          ...world.ctx.store.sends,
          campaignOf: (id) =>
            id === world.keys[1]?.enrolmentId
              ? Promise.reject(new Error("the disk is full"))
              : world.ctx.store.sends.campaignOf(id),
        },
      };
      const decided = await decideUnconfirmed({ ...world.ctx, store: broken }, world.by, "sent", world.keys);
      expect(decided.map(({ kind }) => kind)).toEqual(["decided", "failed", "decided"]);
      expect(await world.title()).toEqual(`1 send through ${world.address} is unconfirmed`);
    });

    it("of another workspace, and those still in doubt, are not decided", async () => {
      await using world = await opened();
      await using other = await opened({ leads: 1 });
      await world.prisma.send.updateMany({
        where: { enrolmentId: world.keys[0]?.enrolmentId ?? "" },
        data: { state: "transmitting" },
      });
      const decided = await decideUnconfirmed(world.ctx, world.by, "not-sent", [
        ...other.keys,
        ...world.keys.slice(0, 1),
      ]);
      expect(decided.map(({ kind }) => kind)).toEqual(["already-settled", "already-settled"]);
      expect(await other.states()).toEqual([["unconfirmed", 1, "unconfirmed"]]);
    });

    it("whose lead replied need no decision: with the next sweep the alert no longer counts them", async () => {
      await using world = await opened();
      const { ctx, keys, clock } = world;
      await ctx.store.inbound.stop(keys[0]?.enrolmentId ?? "", "replied", clock.time);
      await sweepRound(ctx, 60_000);
      expect(await world.title()).toEqual(`2 sends through ${world.address} are unconfirmed`);
      for (const { enrolmentId } of keys) await ctx.store.inbound.stop(enrolmentId, "replied", clock.time);
      await sweepRound(ctx, 60_000);
      expect(await world.openIds()).toEqual([]);
    });

    it("from before this was an alert are told with the first sweep", async () => {
      await using world = await opened();
      await world.prisma.unconfirmedNotice.deleteMany({ where: { workspaceId: world.workspaceId } });
      await sweepRound(world.ctx, 60_000);
      expect(await world.openIds()).toHaveLength(1);
    });

    it("are told to the mailbox's new owner, too", async () => {
      await using world = await opened();
      const { ctx, prisma, mailboxId, members } = world;
      const before = (await world.asked())[0]?.revision ?? 0;
      await prisma.mailbox.update({ where: { id: mailboxId }, data: { ownerId: members.cy } });
      await sweepRound(ctx, 60_000);
      expect((await world.notice())?.memberIds).toEqual([members.cy]);
      expect((await world.asked())[0]?.revision).toEqual(before + 1);
      await sweepRound(ctx, 60_000);
      expect((await world.asked())[0]?.revision).toEqual(before + 1);
    });

    it("go to admins as well, where quiet hours keep them from the owner for more than an hour", async () => {
      await using world = await opened();
      const { ctx, members } = world;
      const until = (hour: number) =>
        ctx.store.members.saveQuietHours(members.ben, { from: 9 * 60, to: hour * 60 });
      await until(11);
      expect((await world.notice())?.memberIds).toEqual([members.ben]);
      await until(12);
      expect(new Set((await world.notice())?.memberIds)).toEqual(new Set([members.ben, members.ann]));
    });
  }));

type Key = { enrolmentId: string; step: number };
