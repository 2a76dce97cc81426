import { describe, expect, it } from "vitest";
import { decideHeld } from "../../../src/core/campaign/decide-held.ts";
import { tellHeldLeads } from "../../../src/core/held-leads/tell-held-leads.ts";
import { noticeSources } from "../../../src/kinds.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aCampaign, openWorld } from "../world.ts";

describe("leads that wait for a decision", () =>
  onEachDatabase((database) => {
    async function waiting() {
      const world = await openWorld(database(), [`sales-${crypto.randomUUID()}@ours.test`]);
      const { ctx, prisma, workspaceId, members } = world;
      const campaignId = await aCampaign(world, { leads: 3 });
      const [first, second, third] = (await prisma.enrolment.findMany({ where: { campaignId } })).map(
        ({ id }) => id,
      );
      await ctx.store.heldLeads.holdOne(first ?? "", "message_refused");
      await ctx.store.heldLeads.holdOne(second ?? "", "refused_by_report");
      await ctx.store.heldLeads.holdOne(third ?? "", "opt_out_question");
      const sweep = () => tellHeldLeads(ctx, 500);
      const open = async () => {
        const ids = await ctx.store.heldNotices.open(workspaceId, 10);
        return Promise.all(ids.map((id) => noticeSources["held-leads"]?.load(ctx, id)));
      };
      const asked = () => prisma.outboxItem.count({ where: { workspaceId, kind: "show-notice" } });
      const delivered = () => prisma.outboxItem.updateMany({ where: {}, data: { doneAt: ctx.clock.now() } });
      const goOn = (heldFor: "message_refused" | "refused_by_report") =>
        decideHeld(ctx, { workspaceId, memberId: members.ben }, { campaignId, heldFor }, "go-on");
      return { ...world, campaignId, sweep, open, asked, delivered, goOn };
    }

    it("are told to the mailbox's owner, all of a campaign in one message", async () => {
      await using world = await waiting();
      await world.sweep();
      const [notice, ...others] = await world.open();
      expect(others).toEqual([]);
      expect(notice).toMatchObject({
        memberIds: [world.members.ben],
        over: false,
        view: {
          title: "2 leads of Spring wait for your decision",
          facts: [
            { label: "Refused twice while others passed", value: "1 lead" },
            { label: "Refused by a report after it was accepted", value: "1 lead" },
          ],
        },
      });
      expect(notice?.view.actions).toMatchObject([{ url: expect.stringContaining(world.campaignId) }]);
    });

    it("are told once while nothing changes, and the message says when fewer wait, and that none does", async () => {
      await using world = await waiting();
      await world.sweep();
      await world.delivered();
      await world.sweep();
      expect(await world.asked()).toEqual(1);
      await world.goOn("message_refused");
      await world.sweep();
      await world.delivered();
      expect(await world.asked()).toEqual(2);
      expect((await world.open())[0]?.view.title).toEqual("1 lead of Spring waits for your decision");
      await world.goOn("refused_by_report");
      await world.sweep();
      expect(await world.asked()).toEqual(3);
      expect(await world.open()).toEqual([]);
    });
  }));
