import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { applyInbound } from "../../../src/core/inbound/apply-inbound.ts";
import type { FetchedMail } from "../../../src/core/mailbox/mail-port.ts";
import { parseInboundEmail } from "../../../src/io/mail/parse/parse-mail.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aRefusedCampaign } from "./a-refused-campaign.ts";

const report = (name: string) =>
  readFileSync(join(import.meta.dirname, "../../fixtures/inbound", `${name}.eml`), "latin1");

describe("delivery reports about first sends", () =>
  onEachDatabase((database) => {
    /** A campaign whose steps were all accepted, and a report about each of its leads in turn. */
    async function accepted(leads: number) {
      const campaign = await aRefusedCampaign(database(), { leads });
      await campaign.runUntil(async () => campaign.received() === leads);
      const { ctx, prisma, mailboxId, campaignId } = campaign;
      const rows = await prisma.send.findMany({
        where: { campaignId },
        select: { messageId: true, enrolment: { select: { lead: { select: { email: true } } } } },
      });
      let uid = 0;
      const arrive = async (name: string, count: number) => {
        const mailbox = await ctx.store.mailboxes.get(mailboxId);
        if (mailbox === null) throw new Error("no mailbox");
        const batch: FetchedMail[] = [];
        for (const { messageId, enrolment } of rows.splice(0, count)) {
          const text = report(name)
            .replaceAll("sent-1@ours.test", messageId)
            .replaceAll("lea@leads.test", enrolment.lead.email)
            .replace(/^(Message-I[dD]: <)/m, `$1${uid}.`);
          const mail = await parseInboundEmail(Buffer.from(text, "latin1"));
          batch.push({ folder: "INBOX", uid: ++uid, internalDate: ctx.clock.now(), mail });
        }
        await applyInbound(ctx, mailbox, batch, { path: "INBOX", uidValidity: 7n, lastUid: uid });
      };
      return { ...campaign, arrive };
    }

    it("brake the campaign when the addresses are dead", async () => {
      await using campaign = await accepted(20);
      await campaign.arrive("postfix-unknown-user", 4);
      expect(await campaign.state()).toEqual({ kind: "running" });
      await campaign.arrive("postfix-unknown-user", 1);
      expect(await campaign.state()).toMatchObject({ kind: "paused", by: { kind: "brake" } });
      expect((await campaign.brakes())[0]).toMatchObject({ reason: "bounced", counted: 5, outOf: 20 });
      expect(await campaign.counts()).toEqual({ active: 15, stopped: 5 });
    });

    it("brake it when they refuse the sender, and end no lead", async () => {
      await using campaign = await accepted(20);
      await campaign.arrive("exim-blocklisted", 5);
      expect(await campaign.state()).toMatchObject({ kind: "paused", by: { kind: "brake" } });
      expect(await campaign.counts()).toEqual({ active: 15, held: 5 });
      const suppressed = { where: { workspaceId: campaign.workspaceId } };
      expect(await campaign.prisma.suppression.count(suppressed)).toEqual(0);
    });

    it("brake it when leads complain", async () => {
      await using campaign = await accepted(20);
      await campaign.arrive("found/b18-arf-complaint", 5);
      expect(await campaign.state()).toMatchObject({ kind: "paused", by: { kind: "brake" } });
      expect(await campaign.counts()).toEqual({ active: 15, stopped: 5 });
    });

    it("let it go on while they are 8 per cent or fewer", async () => {
      await using campaign = await accepted(70);
      await campaign.arrive("postfix-unknown-user", 5);
      expect(await campaign.state()).toEqual({ kind: "running" });
    });
  }));
