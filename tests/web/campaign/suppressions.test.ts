import { afterAll, beforeAll, expect, it } from "vitest";
import { commit } from "../../../src/core/commit.ts";
import type { SuppressionOrigin, SuppressionReason } from "../../../src/core/lead/suppression.ts";
import { suppressLead } from "../../../src/core/suppression/suppress-lead.ts";
import { aCampaign } from "../../core/world.ts";
import { openBrowser } from "../../hosts/browser.ts";
import { onEachDatabase, onPglite } from "../../setup/each-database.ts";
import { describeWith } from "../../setup/needs.ts";
import { benInBrowser } from "../in-browser.ts";
import { openSite, type Site, signedIn } from "../site.ts";
import { type Answer, wordsOf } from "../visitor.ts";

const said = ({ status, heading }: Answer) => [status, heading];
const suppress = (site: Site, email: string, reason: SuppressionReason, origin: SuppressionOrigin) =>
  commit(site.ctx, null, (tx) =>
    suppressLead(tx, { workspaceId: site.workspaceId, email, reason, origin, at: site.clock.time }),
  );
const found = (site: Site, email: string) => site.ctx.store.views.suppressions.get(site.workspaceId, email);
const pathOf = (email: string) => `/suppressions/${encodeURIComponent(email)}`;
const LEA = "lea@leads.test";
const stopped = (site: Site, words: string): SuppressionOrigin => ({
  source: "mail",
  mailboxId: site.mailboxId,
  mail: { messageId: "7@leads.test", subject: "Re: Hello <b>", author: LEA },
  words,
});

onEachDatabase((database) => {
  it("lists them newest first, finds a part of an address, and shows one reason alone", async () => {
    await using site = await openSite(database());
    await suppress(site, LEA, "opted_out", stopped(site, "Please <i>stop</i> writing."));
    site.clock.time = new Date(site.clock.time.getTime() + 60_000);
    await suppress(site, "old@dead.test", "bounced", { source: "refusal", words: "550 5.1.1 No such user" });
    const ben = await signedIn(site, site.members.ben);
    const rows = async (query: string) =>
      [...(await ben.get(`/suppressions${query}`)).text.matchAll(/<th scope="row"><a[^>]*>([^<]*)/g)].map(
        ([, email]) => email,
      );
    expect(await rows("")).toEqual(["old@dead.test", LEA]);
    expect([
      await rows("?search=LEADS.test"),
      await rows("?reason=bounced"),
      await rows("?search=%25&page=x&reason=y"),
    ]).toEqual([[LEA], ["old@dead.test"], []]);
    expect(wordsOf((await ben.get("/suppressions?search=%25")).text)).toContain(
      "No suppressed address matches.",
    );
    const words = wordsOf((await ben.get("/suppressions")).text);
    expect(words).toContain(`${LEA} Opted out Please &lt;i&gt;stop&lt;/i&gt; writing. 1 minute ago`);
    expect(words).toContain("just now Mail to old@dead.test bounced for good.");
  });

  it("goes from page to page with what was searched for", async () => {
    await using site = await openSite(database());
    const ben = await signedIn(site, site.members.ben);
    const addresses = Array.from({ length: 60 }, (_, index) => `lead${index}@many.test`).join("\n");
    await ben.post("/suppressions/add", { addresses, note: "" });
    const { text } = await ben.get("/suppressions?search=many&reason=by_hand");
    const next = /rel="next" href="([^"]*)"/.exec(text)?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect([...(await ben.get(next)).text.matchAll(/<th scope="row">/g)]).toHaveLength(10);
  });

  it("explains one: which mail, which words, which campaign, which mailbox, and when", async () => {
    await using site = await openSite(database());
    const campaignId = await aCampaign(site, { name: "Spring" });
    await suppress(site, LEA, "opted_out", { ...stopped(site, "Please stop."), campaignId });
    const ben = await signedIn(site, site.members.ben);
    const page = await ben.get(pathOf(LEA));
    expect(said(page)).toEqual([200, LEA]);
    expect(wordsOf(page.text)).toContain(
      "They asked by mail not to be written to again. The words that decided: Please stop. Since Mon",
    );
    expect(wordsOf(page.text)).toContain(
      "Campaign Spring Read in sales@ours.test Subject Re: Hello &lt;b&gt; Written by lea@leads.test Message-ID 7@leads.test",
    );
    expect(page.text).toContain(`href="/campaigns/${campaignId}"`);
    expect(wordsOf(page.text)).toContain("They asked for this themselves, so only an admin lifts it.");
    expect(wordsOf(page.text)).toContain(`${LEA} opted out.`);
  });

  it("a lead's line in its campaign leads to why it is suppressed", async () => {
    await using site = await openSite(database());
    const campaignId = await aCampaign(site, { leads: 2 });
    const email = `lead1.${campaignId}@theirs.test`;
    await suppress(site, email, "bounced", { source: "refusal", campaignId });
    const ben = await signedIn(site, site.members.ben);
    const { text } = await ben.get(`/campaigns/${campaignId}`);
    expect([...text.matchAll(/href="(\/suppressions\/[^"]*)"/g)].map(([, path]) => path)).toEqual([
      pathOf(email),
    ]);
    expect(said(await ben.get(pathOf(email)))).toEqual([200, email]);
  });

  it("an address that another spelling forbids says so, in its campaign and on its page", async () => {
    await using site = await openSite(database());
    const campaignId = await aCampaign(site, { leads: 1 });
    const email = `lead0.${campaignId}@theirs.test`;
    const spelt = email.replace("@", "+news@");
    await suppress(site, spelt, "opted_out", { source: "link" });
    const ann = await signedIn(site, site.members.ann);
    expect((await ann.get(`/campaigns/${campaignId}`)).text).toContain(`href="${pathOf(spelt)}"`);
    expect(wordsOf((await ann.get(pathOf(email))).text)).toContain(
      "Another spelling of it is, so no campaign writes to it.",
    );
    await suppress(site, email, "bounced", { source: "refusal" });
    await ann.post(`${pathOf(email)}/lift`, { why: "It works", seenAt: site.clock.time.toISOString() });
    const page = await ann.get(pathOf(email));
    expect(wordsOf(page.text)).toContain(`Other spellings These reach the same person.`);
    expect(page.text).toContain(`href="${pathOf(spelt)}"`);
  });

  it("lifting asks first, quotes their words, and is an admin's where they asked for it", async () => {
    await using site = await openSite(database());
    await suppress(site, LEA, "opted_out", stopped(site, "Please stop."));
    const seenAt = site.clock.time.toISOString();
    const ben = await signedIn(site, site.members.ben);
    expect(said(await ben.get(`${pathOf(LEA)}/lift`))).toEqual([403, "Only an admin lifts this"]);
    expect(said(await ben.post(`${pathOf(LEA)}/lift`, { why: "I want to", seenAt }))).toEqual([
      403,
      "Only an admin lifts this",
    ]);

    const ann = await signedIn(site, site.members.ann);
    const asked = await ann.get(`${pathOf(LEA)}/lift`);
    expect(said(asked)).toEqual([200, `Write to ${LEA} again?`]);
    expect(wordsOf(asked.text)).toContain("The words that decided: Please stop.");
    expect(wordsOf(asked.text)).toContain("sequences that ended stay ended, and this sends nothing.");
    expect((await ann.post(`${pathOf(LEA)}/lift`, { why: " ", seenAt })).status).toEqual(422);
    expect(
      (await ann.post(`${pathOf(LEA)}/lift`, { why: "x", seenAt }, { origin: "https://evil.test" })).status,
    ).toEqual(403);
    expect(said(await ann.post(`${pathOf(LEA)}/lift`, { why: "x", seenAt: "yesterday" }))[0]).toEqual(409);
    expect(await found(site, LEA)).not.toEqual(null);

    const lifted = await ann.post(`${pathOf(LEA)}/lift`, { why: "She asked for the offer again", seenAt });
    expect(lifted.location).toEqual(pathOf(LEA));
    const after = wordsOf((await ann.get(pathOf(LEA))).text);
    expect(after).toContain("This address is not suppressed. New campaigns may write to it.");
    expect(after).toContain(`Ann lifted the suppression of ${LEA}: “She asked for the offer again”`);
  });

  it("a bounce is lifted by any member, and a confirmation that was overtaken by an opt-out changes nothing", async () => {
    await using site = await openSite(database());
    await suppress(site, LEA, "bounced", { source: "refusal", words: "550 5.1.1 No such user" });
    const seenAt = site.clock.time.toISOString();
    site.clock.time = new Date(site.clock.time.getTime() + 1000);
    await suppress(site, LEA, "opted_out", { source: "link" });
    const ann = await signedIn(site, site.members.ann);
    expect(said(await ann.post(`${pathOf(LEA)}/lift`, { why: "x", seenAt }))).toEqual([
      409,
      "This suppression is a newer one",
    ]);
    await suppress(site, "tim@leads.test", "bounced", { source: "refusal" });
    const ben = await signedIn(site, site.members.ben);
    const form = { why: "The address works again", seenAt: site.clock.time.toISOString() };
    expect((await ben.post(`${pathOf("tim@leads.test")}/lift`, form)).status).toEqual(303);
    expect([await found(site, "tim@leads.test"), (await found(site, LEA))?.reason]).toEqual([
      null,
      "opted_out",
    ]);
  });

  it("takes many addresses, says which were there already, and keeps what is not one to be corrected", async () => {
    await using site = await openSite(database());
    await suppress(site, LEA, "bounced", { source: "refusal" });
    const ben = await signedIn(site, site.members.ben);
    const addresses = `Tim <Tim@Leads.test>; lea@leads.test\r\nnobody\n"a/b?c"@x.test\n\no'b+c@x.test`;
    const answer = await ben.post("/suppressions/add", { addresses, note: "asked by phone" });
    expect(answer.status).toEqual(422);
    const words = wordsOf(answer.text);
    expect(words).toContain("2 addresses are suppressed now. 1 address was suppressed before.");
    expect(words).toContain("Suppressed now: tim@leads.test , o'b+c@x.test .");
    expect(words).toContain("Suppressed before: lea@leads.test .");
    expect(/<textarea[^>]*>([^<]*)/.exec(answer.text)?.[1]).toEqual("nobody\n&quot;a/b?c&quot;@x.test");
    const page = await ben.get(pathOf("o'b+c@x.test"));
    expect(said(page)).toEqual([200, "o'b+c@x.test"]);
    expect(wordsOf(page.text)).toContain("Ben added it by hand. Their note: asked by phone");
    expect((await ben.post("/suppressions/add", { addresses: " \n;" })).status).toEqual(422);
    await suppress(site, "a/b?c=%41@x.test", "opted_out", { source: "link" });
    expect(said(await ben.get(pathOf("a/b?c=%41@x.test")))).toEqual([200, "a/b?c=%41@x.test"]);
  });

  it("is for the members of its workspace: others see and change nothing", async () => {
    await using site = await openSite(database());
    await suppress(site, LEA, "bounced", { source: "refusal" });
    const seenAt = site.clock.time.toISOString();
    await using elsewhere = await openSite(database());
    const ann = await signedIn(elsewhere, elsewhere.members.ann);
    expect((await ann.get("/suppressions")).text).not.toContain(LEA);
    expect((await ann.get(pathOf(LEA))).status).toEqual(404);
    expect((await ann.get(pathOf("\u0000@x"))).status).toEqual(404);
    expect((await ann.get(`/suppressions?search=${encodeURIComponent("\u0000")}`)).status).toEqual(200);
    await ann.post(`${pathOf(LEA)}/lift`, { why: "x", seenAt });
    expect(await found(site, LEA)).not.toEqual(null);
    const stranger = await fetch(`${site.url}/suppressions`, { redirect: "manual" });
    expect(stranger.status).toEqual(401);
  });
});

describeWith("Chromium", "in a real browser", () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  onPglite((database) => {
    it.each(["light", "dark"] as const)(
      "adds, searches, reads why, and lifts, on a phone in %s colours",
      async (colorScheme) => {
        await using site = await openSite(database());
        await suppress(site, LEA, "opted_out", stopped(site, `Please stop.\n${"averylongword".repeat(30)}`));
        await using visit = await benInBrowser(browser, site, {
          viewport: { width: 360, height: 740 },
          colorScheme,
        });
        const { page, complaints } = visit;
        const wide: string[] = [];
        const look = async (name: string) => {
          if (await page.evaluate("eyes.tooWide()")) wide.push(name);
          expect([name, await page.evaluate("eyes.faintTexts()")]).toEqual([name, []]);
          expect([name, await page.evaluate("eyes.smallButtons()")]).toEqual([name, []]);
        };
        await page.goto(`${site.url}/settings`);
        await page.getByRole("link", { name: "Suppressions" }).click();
        await page.getByRole("link", { name: "Add addresses" }).click();
        await page.getByLabel("Addresses").fill("gone@dead.test\nhello");
        await page.getByRole("button", { name: "Suppress" }).click();
        await page.getByText("This is not a whole mail address").waitFor();
        await look("add");
        await page.getByRole("link", { name: "Suppressions" }).click();
        await page.getByRole("searchbox").fill("dead");
        await page.getByRole("button", { name: "Search" }).click();
        await page.waitForURL(/search=dead/);
        await look("list");
        await page.getByRole("link", { name: "gone@dead.test" }).first().click();
        await page.getByRole("link", { name: "Lift…" }).click();
        await page.getByLabel("Why?").fill("A wrong line");
        await look("lift");
        await page.getByRole("button", { name: "Lift it" }).click();
        await page.getByText("Ben lifted the suppression of gone@dead.test: “A wrong line”").waitFor();
        await page.goto(site.url + pathOf(LEA));
        await look("explained");
        expect({ wide, complaints }).toEqual({ wide: [], complaints: [] });
      },
    );
  });
});
