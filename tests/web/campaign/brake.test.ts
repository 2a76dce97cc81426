import { expect, it } from "vitest";
import { refusedIn } from "../../core/brake/a-refused-campaign.ts";
import { aDoubtfulReply } from "../../core/opt-out-question/a-doubtful-reply.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { openSite, signedIn } from "../site.ts";
import { wordsOf } from "../visitor.ts";

onEachDatabase((database) => {
  it("the dashboard greets with what is needed, and the brake's page tests, explains and resumes", async () => {
    await using site = await openSite(database(), [`sales-${crypto.randomUUID()}@ours.test`]);
    await using campaign = await refusedIn(site, database());
    campaign.servers[0]?.at("accept", { say: "554 5.7.1 Message contains a URL listed in SURBL" });
    await campaign.runUntil(async () => (await campaign.brakes()).length === 1);
    const [brake] = await campaign.brakes();
    const path = `/notices/brake/${brake?.id}`;
    const cy = await signedIn(site, site.members.cy);
    const dashboard = await cy.get("/");
    expect(dashboard.heading).toEqual("1 alert is open");
    expect(wordsOf(dashboard.text)).toContain("Spring paused itself: its message is refused");
    expect(wordsOf(dashboard.text)).not.toContain("All quiet");

    const page = await cy.get(`/campaigns/${campaign.campaignId}`);
    expect(page.text).toContain(`href="${path}"`);
    expect(wordsOf(page.text)).toContain(
      "Paused itself See why it paused itself , test with one lead, or resume it. Resume",
    );

    const words = wordsOf((await cy.get(path)).text);
    expect(words).toContain("The provider says 554 5.7.1 Message contains a URL listed in SURBL");
    expect(words.split("URL listed in SURBL")).toHaveLength(2);
    expect(wordsOf((await cy.post(`${path}/brake-why`)).text)).toContain("URL listed in SURBL");
    expect(wordsOf((await cy.post(`${path}/brake-test`)).text)).toContain(
      "goes out now. The alert shows the",
    );
    expect(wordsOf((await cy.get(path)).text)).toContain("is on its way.");

    await cy.post(`/campaigns/${campaign.campaignId}/resume`);
    expect(wordsOf((await cy.get(path)).text)).toContain("Cy released the brake.");
    expect((await cy.get("/")).heading).toEqual("Everything is connected");
  });

  it("an open question about an opt-out is greeted with, too", async () => {
    await using site = await openSite(database(), [`sales-${crypto.randomUUID()}@ours.test`]);
    await aDoubtfulReply(site);
    const ben = await signedIn(site, site.members.ben);
    expect((await ben.get("/")).heading).toEqual("1 alert is open");
  });

  it("a mailbox that left a rotation is shown on both pages, each with the way back", async () => {
    const names = [0, 1].map(() => `sales-${crypto.randomUUID()}@ours.test`);
    await using site = await openSite(database(), names);
    await using campaign = await refusedIn(site, database(), 16);
    campaign.servers[0]?.at("accept", { say: "550 5.7.1 Client host blocked using zen.spamhaus.org" });
    await campaign.runUntil(async () => (await campaign.brakes()).length === 1);
    const [brake] = await campaign.brakes();
    const [left = ""] = site.mailboxIds;
    expect(brake?.mailboxId).toEqual(left);
    const ben = await signedIn(site, site.members.ben);
    const back = `action="/notices/brake/${brake?.id}/brake-resume"`;
    const pages = [`/campaigns/${campaign.campaignId}`, `/mailboxes/${left}`];
    for (const page of pages) {
      const { text } = await ben.get(page);
      expect(wordsOf(text)).toContain("It left the rotation: its sender is refused while others pass.");
      expect(text).toContain(back);
    }
    expect((await ben.get(`/mailboxes/${site.mailboxIds[1]}`)).text).not.toContain(back);
    await ben.post(`/notices/brake/${brake?.id}/brake-resume`);
    for (const page of pages) expect((await ben.get(page)).text).not.toContain(back);
  });
});
