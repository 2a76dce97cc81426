import { expect, it } from "vitest";
import type { HistoryEvent } from "../../../src/core/workspace/history-store.ts";
import { lose } from "../../core/disconnection/lost-mailbox.ts";
import { aCampaign } from "../../core/world.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { openSite, type Site, signedIn } from "../site.ts";
import { type Answer, wordsOf } from "../visitor.ts";

const said = ({ status, heading }: Answer) => [status, heading];
const stateOf = async (site: Site, id: string) =>
  (await site.ctx.store.campaigns.get(site.workspaceId, id))?.state;

onEachDatabase((database) => {
  it("a member's pause stays until a member resumes it, and the history says who", async () => {
    await using site = await openSite(database());
    const id = await aCampaign(site, {});
    const cy = await signedIn(site, site.members.cy);
    expect((await cy.post(`/campaigns/${id}/pause`)).location).toEqual(`/campaigns/${id}`);
    expect(await stateOf(site, id)).toEqual({
      kind: "paused",
      by: { kind: "member", memberId: site.members.cy },
    });
    const paused = wordsOf((await cy.get(`/campaigns/${id}`)).text);
    expect(paused).toContain("Cy paused it. It stays paused until a member resumes it.");

    await cy.post(`/campaigns/${id}/resume`);
    expect(await stateOf(site, id)).toEqual({ kind: "running" });
    const history = wordsOf((await cy.get(`/campaigns/${id}`)).text).split("History")[1];
    expect(history).toContain("just now Cy resumed it. just now Cy paused it.");
    expect(said(await cy.post(`/campaigns/${id}/resume`))).toEqual([409, "The campaign is not paused"]);
  });

  it("a campaign that a disconnection paused offers its reconnect, and a pause that outlasts it", async () => {
    await using site = await openSite(database());
    const id = await aCampaign(site, {});
    const lost = await lose(site);
    const cy = await signedIn(site, site.members.cy);
    const { text } = await cy.get(`/campaigns/${id}`);
    expect(wordsOf(text)).toContain(
      "It waits for sales@ours.test and then goes on exactly where it was. See what to do . Keep it paused",
    );
    expect(text).toContain(`<a href="/mailboxes/${site.mailboxId}">sales@ours.test</a>`);
    expect(text).toContain(`<a href="/incidents/${lost.incidentId}">See what to do</a>`);
    expect(said(await cy.post(`/campaigns/${id}/resume`))).toEqual([409, "The campaign waits for a mailbox"]);
    await cy.post(`/campaigns/${id}/pause`);
    expect(await stateOf(site, id)).toMatchObject({ by: { kind: "member" } });
  });

  it("waits for its mailbox, and does not run in part, when the only one is held", async () => {
    await using site = await openSite(database(), ["a@ours.test", "b@ours.test"]);
    const id = await aCampaign(site, { leads: 2 });
    await site.prisma.mailbox.update({
      where: { id: site.mailboxId },
      data: { state: "held", heldCause: "network", heldUntil: new Date(site.clock.time.getTime() + 60_000) },
    });
    const cy = await signedIn(site, site.members.cy);
    const words = wordsOf((await cy.get(`/campaigns/${id}`)).text);
    expect(words).toContain("Waits for its mailbox");
    expect(words).not.toContain("Running in part");
  });

  it("names the lead in its history, by what they are called now", async () => {
    await using site = await openSite(database());
    const id = await aCampaign(site, { leads: 1 });
    const enrolment = await site.prisma.enrolment.findFirstOrThrow({
      where: { campaignId: id },
      include: { lead: true },
    });
    const event = {
      campaignId: id,
      data: { enrolmentId: enrolment.id, how: "accepted" },
      at: site.clock.time,
    };
    const kinds = [
      "replied",
      "bounced",
      "opted-out",
      "complained",
      "rejected",
      "lead-held",
      "gone",
      "postponed",
    ];
    const more = ["unconfirmed", "settled", "removed", "opt-out-asked", "lead-released", "message-refused"];
    for (const kind of [...kinds, ...more] as HistoryEvent["kind"][])
      await site.ctx.store.history.add(site.workspaceId, { ...event, kind });
    const cy = await signedIn(site, site.members.cy);
    const history = (await cy.get(`/campaigns/${id}`)).text.split('id="history"')[1]?.split("</section>")[0];
    expect(history?.match(/<li>/g)).toHaveLength(kinds.length + more.length);
    expect(history?.split(enrolment.lead.email)).toHaveLength(kinds.length + more.length + 1);
  });

  it("a draft starts at a press; leads that lack a name are said first", async () => {
    await using site = await openSite(database());
    const id = await aCampaign(site, {});
    await site.prisma.campaign.update({ where: { id }, data: { state: "draft" } });
    await site.prisma.step.update({
      where: { campaignId_position: { campaignId: id, position: 1 } },
      data: { text: "Hello {{ first_name }}" },
    });
    const ann = await signedIn(site, site.members.ann);
    const asked = await ann.post(`/campaigns/${id}/start`);
    expect(said(asked)).toEqual([409, "Some leads lack what the texts say"]);
    expect(wordsOf(asked.text)).toContain("first_name in step 1: 3 leads without it");
    expect(await stateOf(site, id)).toEqual({ kind: "draft" });
    await ann.post(`/campaigns/${id}/start`, { despiteLacking: "yes" });
    expect(await stateOf(site, id)).toEqual({ kind: "running" });
  });

  it("a draft of another tool is rewritten at a press, and not started before", async () => {
    await using site = await openSite(database());
    const id = await aCampaign(site, { leads: 1 });
    await site.prisma.campaign.update({ where: { id }, data: { state: "draft" } });
    await site.prisma.lead.updateMany({ data: { fields: { first_name: "Kim" } } });
    const where = { campaignId_position: { campaignId: id, position: 1 } };
    await site.prisma.step.update({ where, data: { text: "Hello\n[First Name] {Icebreaker}" } });
    const ann = await signedIn(site, site.members.ann);
    const page = wordsOf((await ann.get(`/campaigns/${id}`)).text);
    expect(page).toContain(
      "Step 1, text, line 2: “[First Name]” is not filled in here. Write {{ first_name }} instead.",
    );
    expect(page).toContain(
      "“{Icebreaker}” is not filled in here, and no column of the leads is called like it.",
    );
    const asked = await ann.post(`/campaigns/${id}/start`, { despiteLacking: "yes" });
    expect(said(asked)).toEqual([409, "Its texts hold placeholders of another tool"]);
    expect(asked.text).toContain('name="despiteLacking"');

    expect((await ann.post(`/campaigns/${id}/rewrite-placeholders`)).location).toEqual(`/campaigns/${id}`);
    expect((await site.prisma.step.findUniqueOrThrow({ where })).text).toEqual(
      "Hello\n{{ first_name }} {Icebreaker}",
    );
    const rewritten = wordsOf((await ann.get(`/campaigns/${id}`)).text);
    expect(rewritten).toContain("Ann rewrote placeholders of another tool in its texts.");
    expect(rewritten).not.toContain("Rewrite");

    await site.prisma.lead.updateMany({ data: { fields: {} } });
    const lacking = await ann.post(`/campaigns/${id}/start`, { despitePlaceholders: "yes" });
    expect(said(lacking)).toEqual([409, "Some leads lack what the texts say"]);
    expect(lacking.text).toContain('name="despitePlaceholders"');
    expect(await stateOf(site, id)).toEqual({ kind: "draft" });
    await ann.post(`/campaigns/${id}/start`, { despitePlaceholders: "yes", despiteLacking: "yes" });
    expect(await stateOf(site, id)).toEqual({ kind: "running" });
    expect(said(await ann.post(`/campaigns/${id}/rewrite-placeholders`))).toEqual([
      409,
      "It was started already",
    ]);
  });

  it("lists every lead, a page at a time, and those of one state", async () => {
    await using site = await openSite(database());
    const id = await aCampaign(site, { leads: 30 });
    await site.prisma.enrolment.updateMany({
      where: { campaignId: id, lead: { email: { startsWith: "lead7." } } },
      data: { state: "stopped", stopReason: "replied", stoppedAt: site.clock.time },
    });
    const cy = await signedIn(site, site.members.cy);
    const rows = async (query: string) =>
      [...(await cy.get(`/campaigns/${id}${query}`)).text.matchAll(/<th scope="row">(lead\d+)\./g)].length;
    expect([await rows(""), await rows("?page=2"), await rows("?page=99"), await rows("?page=x")]).toEqual([
      25, 5, 0, 25,
    ]);
    expect([await rows("?leads=stopped"), await rows("?leads=active&page=2")]).toEqual([1, 4]);
    const stopped = wordsOf((await cy.get(`/campaigns/${id}?leads=stopped`)).text);
    expect(stopped).toMatch(/lead7\.\S+ Replied Ended just now/);
  });

  it("previews a step as a lead gets it, with a link that opts nobody out", async () => {
    await using site = await openSite(database());
    const id = await aCampaign(site, { leads: 1 });
    await site.prisma.step.update({
      where: { campaignId_position: { campaignId: id, position: 2 } },
      data: { text: "Again, {{ email }}: {{ unsubscribe_url }}" },
    });
    const { leadId, lead } = await site.prisma.enrolment.findFirstOrThrow({
      where: { campaignId: id },
      include: { lead: true },
    });
    const cy = await signedIn(site, site.members.cy);
    const page = await cy.get(`/campaigns/${id}/preview?lead=${leadId}&step=2`);
    expect(said(page)).toEqual([200, `What ${lead.email} gets`]);
    expect(wordsOf(page.text)).toContain(`Again, ${lead.email}: ${site.url}/u/preview`);
  });

  it("belongs to its workspace: others find nothing, and change nothing", async () => {
    await using site = await openSite(database());
    const id = await aCampaign(site, {});
    await using elsewhere = await openSite(database());
    const ann = await signedIn(elsewhere, elsewhere.members.ann);
    const answers = [
      await ann.get(`/campaigns/${id}`),
      await ann.get(`/campaigns/${id}/preview?lead=${id}`),
      await ann.post(`/campaigns/${id}/pause`),
      await ann.post(`/campaigns/${id}/decide`, { enrolmentId: id, step: "1", decision: "sent" }),
      await ann.get("/campaigns/not-an-id"),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(await stateOf(site, id)).toEqual({ kind: "running" });
  });
});
