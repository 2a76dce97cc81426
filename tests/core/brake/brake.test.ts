import { describe, expect, it } from "vitest";
import { releaseBrake } from "../../../src/core/brake/release-brake.ts";
import { testBrake } from "../../../src/core/brake/test-brake.ts";
import { decideHeld } from "../../../src/core/campaign/decide-held.ts";
import { noticeSources } from "../../../src/kinds.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aRefusedCampaign } from "./a-refused-campaign.ts";

const SPAM = { say: "554 5.7.1 Message contains a URL listed in SURBL" };
const SENDER = { say: "550 5.7.1 Client host blocked using zen.spamhaus.org" };

describe("the brake", () =>
  onEachDatabase((database) => {
    const world = (options = {}) => aRefusedCampaign(database(), options);
    type Braked = Awaited<ReturnType<typeof world>>;
    const braked = async ({ state }: Braked) => (await state())?.kind === "paused";
    const brakeOf = async ({ ctx, campaignId }: Braked) => {
      const brake = await ctx.store.brakes.ofCampaign(campaignId);
      if (brake === null) throw new Error("no brake");
      return brake;
    };
    const later = ({ clock }: Braked, hours: number) => {
      clock.time = new Date(clock.time.getTime() + hours * 3_600_000);
    };
    const ben = async ({ ctx, members }: Braked) => {
      const member = await ctx.store.members.get(members.ben);
      if (member === null) throw new Error("no Ben");
      return member;
    };

    it("pauses the campaign when the text of three leads in a row is refused, and loses none", async () => {
      await using campaign = await world();
      campaign.servers[0]?.at("accept", SPAM);
      await campaign.runUntil(() => braked(campaign));
      expect(await campaign.state()).toMatchObject({ kind: "paused", by: { kind: "brake" } });
      expect(await campaign.refusals()).toEqual(3);
      expect(campaign.received()).toEqual(3);
      expect(await campaign.counts()).toEqual({ active: 12 });
      expect(
        await campaign.prisma.suppression.count({ where: { workspaceId: campaign.workspaceId } }),
      ).toEqual(0);
    });

    it("says what is refused, in the provider's words, how many, and what to do", async () => {
      await using campaign = await world();
      campaign.servers[0]?.at("accept", SPAM);
      await campaign.runUntil(() => braked(campaign));
      const { id } = await brakeOf(campaign);
      const notice = await noticeSources.brake?.load(campaign.ctx, id);
      expect(notice?.view.title).toEqual("Spring paused itself: its message is refused");
      expect(notice?.view.facts).toContainEqual({ label: "Counted", value: "3 leads in a row were refused" });
      expect(notice?.view.why?.quote).toContain("URL listed in SURBL");
      expect(notice?.view.actions.map(({ label }) => label)).toEqual([
        "Resume",
        "Test again with one lead",
        "Why?",
        "Open the campaign",
      ]);
      expect(notice?.memberIds).toEqual([campaign.members.ben]);
    });

    it("does not brake while others pass in between", async () => {
      await using campaign = await world({ leads: 5 });
      campaign.servers[0]?.at("accept", SPAM, 2);
      await campaign.runUntil(async () => campaign.received() === 5);
      expect(await campaign.state()).toEqual({ kind: "running" });
      campaign.servers[0]?.at("accept", SPAM, 2);
      later(campaign, 2);
      await campaign.runUntil(async () => (await campaign.counts()).held === 2);
      expect(await campaign.state()).toEqual({ kind: "running" });
    });

    it("holds a lead that is refused twice while others pass, until a person decides, and then sends it once", async () => {
      await using campaign = await world({ leads: 3 });
      campaign.servers[0]?.at("accept", SPAM, 1);
      await campaign.runUntil(async () => campaign.received() === 3);
      expect(await campaign.counts()).toEqual({ active: 3 });
      campaign.servers[0]?.at("accept", SPAM, 1);
      later(campaign, 2);
      await campaign.runUntil(async () => (await campaign.counts()).held === 1);
      const held = await campaign.prisma.enrolment.findFirst({
        where: { campaignId: campaign.campaignId, state: "held" },
      });
      expect(held).toMatchObject({ heldFor: "message_refused", nextStep: 1 });

      const { ctx, campaignId, members, workspaceId } = campaign;
      const all = { campaignId, heldFor: "message_refused" as const };
      const before = campaign.received();
      expect(await decideHeld(ctx, { workspaceId, memberId: members.ben }, all, "go-on")).toEqual({
        kind: "decided",
        leads: 1,
      });
      later(campaign, 2);
      await campaign.runUntil(async () => campaign.received() > before);
      const sends = await campaign.prisma.send.findMany({ where: { enrolmentId: held?.id ?? "", step: 1 } });
      expect(sends).toMatchObject([{ state: "accepted" }]);
    });

    it("tries refused leads again at once after Resume, and everybody is written to once", async () => {
      await using campaign = await world({ leads: 4 });
      campaign.servers[0]?.at("accept", SPAM);
      await campaign.runUntil(() => braked(campaign));
      campaign.servers[0]?.behave();
      const released = await releaseBrake(campaign.ctx, await ben(campaign), await brakeOf(campaign));
      expect(released).toEqual({ kind: "running" });
      later(campaign, 8);
      await campaign.runUntil(async () => campaign.received() === 3 + 4);
      const accepted = await campaign.prisma.send.count({
        where: { campaignId: campaign.campaignId, state: "accepted" },
      });
      expect(accepted).toEqual(4);
      expect((await campaign.brakes())[0]).toMatchObject({ endedById: campaign.members.ben });
    });

    it("lets one lead through as a test, and says that it passed", async () => {
      await using campaign = await world();
      campaign.servers[0]?.at("accept", SPAM);
      await campaign.runUntil(() => braked(campaign));
      campaign.servers[0]?.behave();
      const brake = await brakeOf(campaign);
      expect(await testBrake(campaign.ctx, await ben(campaign), brake)).toMatchObject({ kind: "testing" });
      expect(await testBrake(campaign.ctx, await ben(campaign), brake)).toEqual({ kind: "no-lead" });
      await campaign.runUntil(async () => (await brakeOf(campaign)).test?.result === "passed");
      expect(campaign.received()).toEqual(3 + 1);
      expect(await campaign.state()).toMatchObject({ by: { kind: "brake" } });
    });

    it("says that the test was refused again, and stays on", async () => {
      await using campaign = await world();
      campaign.servers[0]?.at("accept", SPAM);
      await campaign.runUntil(() => braked(campaign));
      await testBrake(campaign.ctx, await ben(campaign), await brakeOf(campaign));
      await campaign.runUntil(async () => (await brakeOf(campaign)).test?.result === "refused");
      expect((await brakeOf(campaign)).test?.line).toContain("SURBL");
      expect(campaign.received()).toEqual(3 + 1);
    });

    it("takes only the mailbox out of the rotation whose sender is refused while others pass", async () => {
      await using campaign = await world({ mailboxes: 2, leads: 16 });
      campaign.servers[0]?.at("accept", SENDER);
      await campaign.runUntil(
        async () => (await campaign.brakes()).length === 1 && campaign.received() >= 16,
      );
      const [left] = campaign.mailboxIds;
      expect(await campaign.state()).toEqual({ kind: "running" });
      expect((await campaign.brakes())[0]).toMatchObject({ mailboxId: left, reason: "refused" });
      // The sender refused three; everybody who had no message went to the other mailbox.
      const stuck = await campaign.prisma.enrolment.count({
        where: { campaignId: campaign.campaignId, mailboxId: left ?? "", nextStep: 1 },
      });
      expect(stuck).toEqual(0);
      expect(await campaign.counts()).toEqual({ active: 16 });
      const notice = await noticeSources.brake?.load(campaign.ctx, (await campaign.brakes())[0]?.id ?? "");
      expect(notice?.view.title).toMatch(/ left Spring: its sender is refused$/);
    });

    it("brings that mailbox back with one press", async () => {
      await using campaign = await world({ mailboxes: 2, leads: 16 });
      campaign.servers[0]?.at("accept", SENDER);
      await campaign.runUntil(async () => (await campaign.brakes()).length === 1);
      const brake = await campaign.ctx.store.brakes.get((await campaign.brakes())[0]?.id ?? "");
      if (brake === null) throw new Error("no brake");
      expect(await releaseBrake(campaign.ctx, await ben(campaign), brake)).toMatchObject({ kind: "back" });
      expect(await releaseBrake(campaign.ctx, await ben(campaign), brake)).toMatchObject({
        kind: "released-before",
      });
      const part = await campaign.prisma.campaignMailbox.findFirst({
        where: { mailboxId: campaign.mailboxId },
      });
      expect(part).toMatchObject({ leftAt: null, refusedRow: [] });
    });

    it("pauses a campaign of which too many first messages bounce", async () => {
      await using campaign = await world({ leads: 20 });
      campaign.servers[0]?.at("rcpt", { say: "550 5.1.1 No such user" });
      await campaign.runUntil(() => braked(campaign));
      expect((await campaign.brakes())[0]).toMatchObject({ reason: "bounced", counted: 5, outOf: 5 });
      expect(await campaign.counts()).toEqual({ active: 15, stopped: 5 });
    });

    it("counts bounces anew from the last Resume", async () => {
      await using campaign = await world({ leads: 20 });
      campaign.servers[0]?.at("rcpt", { say: "550 5.1.1 No such user" });
      await campaign.runUntil(() => braked(campaign));
      campaign.clock.time = new Date(campaign.clock.time.getTime() + 60_000);
      await releaseBrake(campaign.ctx, await ben(campaign), await brakeOf(campaign));
      later(campaign, 8);
      await campaign.runUntil(() => braked(campaign));
      expect(await campaign.counts()).toEqual({ active: 10, stopped: 10 });
    });

    it("is not lifted by the reconnect of a mailbox", async () => {
      await using campaign = await world();
      campaign.servers[0]?.at("accept", SPAM);
      await campaign.runUntil(() => braked(campaign));
      const { prisma, ctx, mailboxId, clock, workspaceId } = campaign;
      await prisma.mailbox.update({ where: { id: mailboxId }, data: { state: "disconnected" } });
      const at = clock.now();
      const diagnosis = (await brakeOf(campaign)).diagnosis;
      if (diagnosis === null) throw new Error("no diagnosis");
      const { id: incidentId } = await ctx.store.incidents.openOrJoin({
        workspaceId,
        scope: `mailbox:${mailboxId}`,
        cause: "password_changed",
        diagnosis,
        at,
        gatherMs: null,
      });
      const lost = { workspaceId, mailboxId, incidentId, diagnosis, startedAt: at, probeAt: null };
      const { id } = await ctx.store.disconnections.start({ ...lost, cause: "password_changed" });
      await ctx.store.pauses.pauseCampaigns(id);
      expect(await ctx.store.pauses.resumeCampaigns(id)).toEqual([]);
      expect(await campaign.state()).toMatchObject({ by: { kind: "brake" } });
    });
  }));
