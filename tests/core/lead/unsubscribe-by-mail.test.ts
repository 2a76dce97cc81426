import { expect, it, onTestFinished } from "vitest";
import { startCampaign } from "../../../src/core/campaign/start-campaign.ts";
import { readMailbox } from "../../../src/core/inbound/read-mailbox.ts";
import type { MailPort } from "../../../src/core/mailbox/mail-port.ts";
import { runCampaigns } from "../../../src/core/sending/run-campaigns.ts";
import { composeMail } from "../../../src/io/mail/smtp/compose-mail.ts";
import { onPglite } from "../../setup/each-database.ts";
import { suppressedIn } from "../../setup/rows.ts";
import { aCampaign, openWorld } from "../world.ts";

onPglite((database) => {
  // First: a runner sends whatever is due in its database.
  it("its mails offer to unsubscribe by a mail that names the lead, and one from any address does it", async () => {
    await using world = await openWorld(database());
    const { provider, workspaceId, prisma, mailboxId } = world;
    const offers: string[] = [];
    const mail: MailPort = {
      ...world.ctx.mail,
      transmit(access, outbound) {
        offers.push(String(composeMail(outbound).list?.unsubscribe), JSON.stringify(composeMail(outbound)));
        return world.ctx.mail.transmit(access, outbound);
      },
    };
    const ctx = { ...world.ctx, mail, publicUrl: "http://localhost:3000", urlTrouble: "missing" as const };
    await aCampaign(world, { leads: 1 });
    const runner = runCampaigns(ctx, { workerId: database().workerId, mostInHand: 1 });
    onTestFinished(() => runner.stop());
    await expect.poll(() => provider.accepted().length, { timeout: 20_000 }).toBe(1);

    const [link = "", all] = offers;
    expect(all).not.toMatch(/List-Unsubscribe-Post|localhost:3000/);
    const [, subject = ""] = /^mailto:sales@ours\.test\?subject=(.+)$/.exec(link) ?? [];
    expect(decodeURIComponent(subject)).toMatch(/^unsubscribe [0-9a-f-]{36}\./);

    provider.deliver(
      "sales@ours.test",
      `Message-ID: <asks@elsewhere.test>\r\nFrom: <other.address@elsewhere.test>\r\nTo: <sales@ours.test>\r\nSubject: ${decodeURIComponent(subject)}\r\n\r\n`,
    );
    await readMailbox(ctx, mailboxId);
    const { email } = await prisma.lead.findFirstOrThrow({ where: { workspaceId } });
    expect(await suppressedIn(prisma, workspaceId)).toEqual([{ email, reason: "opted_out" }]);
  });

  it("without an https PUBLIC_URL a campaign starts only when told to", async () => {
    await using world = await openWorld(database());
    const { workspaceId, prisma } = world;
    const campaignId = await aCampaign(world, {});
    await prisma.campaign.update({ where: { id: campaignId }, data: { state: "draft" } });
    const by = { workspaceId, campaignId, memberId: world.members.ben };
    const ctx = { ...world.ctx, publicUrl: "http://localhost:3000", urlTrouble: "missing" as const };
    expect(await startCampaign(ctx, by)).toEqual({ kind: "no-public-url", trouble: "missing" });
    expect(await startCampaign(ctx, { ...by, despitePublicUrl: true })).toEqual({ kind: "running" });
  });

  it("a mail with a token that nobody has signed unsubscribes nobody", async () => {
    await using world = await openWorld(database());
    const { provider, workspaceId, prisma, mailboxId } = world;
    await aCampaign(world, { leads: 1 });
    const { id } = await prisma.enrolment.findFirstOrThrow({ where: { workspaceId } });
    provider.deliver(
      "sales@ours.test",
      `Message-ID: <forged@elsewhere.test>\r\nFrom: <x@elsewhere.test>\r\nTo: <sales@ours.test>\r\nSubject: unsubscribe ${id}.${"A".repeat(43)}\r\n\r\n`,
    );
    await readMailbox(world.ctx, mailboxId);
    expect(await suppressedIn(prisma, workspaceId)).toEqual([]);
  });
});
