import { expect, it } from "vitest";
import { endGone } from "../../../src/core/inbound/end-gone.ts";
import { aCampaign } from "../../core/world.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { openSite, signedIn } from "../site.ts";
import { wordsOf } from "../visitor.ts";

onEachDatabase((database) => {
  it("a lead who is gone is shown with whom their mailbox names instead, in the table and in the history", async () => {
    await using site = await openSite(database());
    const { prisma, workspaceId, mailboxId } = site;
    const campaignId = await aCampaign(site, { leads: 1 });
    const { id: enrolmentId, lead } = await prisma.enrolment.findFirstOrThrow({
      where: { campaignId },
      include: { lead: true },
    });
    const to = { enrolmentId, campaignId, email: lead.email, step: 1 };
    const successor = { name: "Bob Smith", address: "bob@leads.test" };
    const at = site.clock.time;
    await site.ctx.store.transaction((tx) => endGone(tx, { workspaceId, mailboxId, to, successor, at }));

    const cy = await signedIn(site, site.members.cy);
    const page = wordsOf((await cy.get(`/campaigns/${campaignId}`)).text);
    expect(page).toContain("Gone for good Named instead: Bob Smith, bob@leads.test");
    expect(page).toContain(
      "gone for good, so their sequence ended. Their mailbox names instead: Bob Smith, bob@leads.test.",
    );
    expect(page).toContain("1 gone for good");
  });
});
