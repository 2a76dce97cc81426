import { describe, expect, it } from "vitest";
import { onPglite } from "../../setup/each-database.ts";
import { refusals } from "../diagnosis/refusals.ts";
import { aRefusedCampaign } from "./a-refused-campaign.ts";

const LEADS = 200;
const STAGES = { "MAIL FROM": "mail", "RCPT TO": "rcpt", DATA: "accept" } as const;

/** The lines of a reply as a server says them, each with its code. */
const lines = (reply: string) =>
  reply
    .split("\n")
    .map((line, i, all) => {
      const text = line.replace(/^\d{3}[- ]/, "");
      return `${reply.slice(0, 3)}${i < all.length - 1 ? "-" : " "}${text}`;
    })
    .join("\n");

describe("A campaign of 200 leads that meets nothing but one refusal", () =>
  onPglite((database) => {
    it.each(
      refusals
        .filter(([, , about]) => about !== "recipient")
        .map((refusal) => ({ refusal, about: refusal[2], says: refusal[1].slice(0, 70) })),
    )("about the $about loses no lead: $says", async ({ refusal: [command, reply, about] }) => {
      await using campaign = await aRefusedCampaign(database(), { leads: LEADS });
      campaign.servers[0]?.at(STAGES[command], { say: lines(reply) });
      const mailboxOrUs = about === "mailbox" || about === "us";
      const stands = async () => {
        const mailbox = await campaign.ctx.store.mailboxes.get(campaign.mailboxId);
        return mailboxOrUs
          ? mailbox?.state.kind !== "connected"
          : (await campaign.state())?.kind === "paused";
      };
      await campaign.runUntil(stands);

      const { stopped = 0, ...waiting } = await campaign.counts();
      expect({ stopped, waiting: Object.values(waiting).reduce((sum, count) => sum + count, 0) }).toEqual({
        stopped: 0,
        waiting: LEADS,
      });
      expect(await campaign.refusals()).toBe(mailboxOrUs ? 0 : 3);
      expect((await campaign.brakes()).length).toBe(mailboxOrUs ? 0 : 1);
    });
  }));
