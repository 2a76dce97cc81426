import { describe, expect, it } from "vitest";
import { onPglite } from "../../setup/each-database.ts";
import { aRefusedCampaign } from "./a-refused-campaign.ts";
import { type Wording, wordings } from "./refusal-wordings.ts";

const LEADS = 40;
const of = (...about: Wording["about"][]) => wordings.filter((wording) => about.includes(wording.about));
const titled = (list: Wording[]) =>
  list.map((wording) => [wording.say.split("\n")[0] ?? "", wording] as const);

describe(`A campaign of ${LEADS} leads`, () =>
  onPglite((database) => {
    async function meeting({ at, say }: Wording, mailboxes = 1) {
      const campaign = await aRefusedCampaign(database(), { mailboxes, leads: LEADS });
      for (const server of campaign.servers) server.at(at, { say });
      const isPaused = async () => (await campaign.state())?.kind === "paused";
      const works = async () => {
        const rows = await campaign.prisma.mailbox.findMany({ where: { id: { in: campaign.mailboxIds } } });
        return rows.filter(({ state }) => state === "connected").length;
      };
      await campaign.runUntil(async () => (await isPaused()) || (await works()) === 0);
      const suppressed = await campaign.prisma.suppression.count({
        where: { workspaceId: campaign.workspaceId },
      });
      const tried = await campaign.prisma.send.count({ where: { campaignId: campaign.campaignId } });
      const state = await campaign.state();
      const by = state?.kind === "paused" ? state.by.kind : state?.kind;
      const refused = await campaign.refusals();
      return {
        counts: await campaign.counts(),
        suppressed,
        tried,
        refused,
        by,
        works: await works(),
        campaign,
      };
    }

    it.each(titled(of("message", "sender")))(
      "brakes at the third refusal and loses no lead: %s",
      async (_, wording) => {
        const met = await meeting(wording);
        await using _campaign = met.campaign;
        expect(met).toMatchObject({
          counts: { active: LEADS },
          suppressed: 0,
          tried: 3,
          refused: 3,
          by: "brake",
        });
      },
    );

    it.each(titled(of("mailbox", "provider", "us")))(
      "holds or disconnects the mailbox at the first, and loses no lead: %s",
      async (_, wording) => {
        const met = await meeting(wording);
        await using _campaign = met.campaign;
        expect(met).toMatchObject({
          counts: { active: LEADS },
          suppressed: 0,
          tried: 1,
          refused: 0,
          works: 0,
        });
        expect(met.by).not.toEqual("brake");
      },
    );

    it.each(titled(of("recipient")))(
      "ends only the leads that are refused, and brakes at five: %s",
      async (_, wording) => {
        const met = await meeting(wording);
        await using _campaign = met.campaign;
        expect(met).toMatchObject({
          counts: { active: LEADS - 5, stopped: 5 },
          tried: 5,
          refused: 0,
          by: "brake",
        });
      },
    );

    it("has at most one more in hand for each further mailbox when it brakes", async () => {
      for (const wording of of("message").slice(0, 3)) {
        const met = await meeting(wording, 3);
        await using _campaign = met.campaign;
        expect(met).toMatchObject({ counts: { active: LEADS }, suppressed: 0, by: "brake" });
        // Each mailbox has a row of its own: the first to reach three brakes, the others have fewer, and one in hand.
        expect(met.refused).toBeLessThanOrEqual(3 + 2 * 3);
      }
    });
  }));
