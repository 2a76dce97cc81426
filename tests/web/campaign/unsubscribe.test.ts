import { expect, it } from "vitest";
import { unsubscribeUrl } from "../../../src/core/lead/unsubscribe-link.ts";
import { aCampaign } from "../../core/world.ts";
import { onPglite } from "../../setup/each-database.ts";
import { openSite, type Site } from "../site.ts";
import { type Answer, visitor } from "../visitor.ts";

const said = ({ status, heading }: Answer) => [status, heading];

async function aLead(site: Site) {
  const campaignId = await aCampaign(site, { leads: 1 });
  const { id } = await site.prisma.enrolment.findFirstOrThrow({ where: { campaignId } });
  const path = new URL(unsubscribeUrl(site.url, id, site.ctx.signing)).pathname;
  const stateOf = async () => (await site.prisma.enrolment.findUniqueOrThrow({ where: { id } })).stopReason;
  return { path, stateOf };
}

onPglite((database) => {
  it("asks a person before it does anything, so that programs which open links do no harm", async () => {
    await using site = await openSite(database());
    const { path, stateOf } = await aLead(site);
    const lead = visitor(site.url);
    expect(said(await lead.get(path))).toEqual([200, "No more mail from us?"]);
    expect(await stateOf()).toEqual(null);
    expect(said(await lead.post(path))).toEqual([200, "You are unsubscribed"]);
    expect(await stateOf()).toEqual("opted_out");
  });

  it("takes a link to whose end a mail program has added a slash", async () => {
    await using site = await openSite(database());
    const { path, stateOf } = await aLead(site);
    expect(said(await visitor(site.url).get(`${path}/`))).toEqual([200, "No more mail from us?"]);
    expect(said(await visitor(site.url).post(`${path}/`))).toEqual([200, "You are unsubscribed"]);
    expect(await stateOf()).toEqual("opted_out");
  });

  it("takes the one click of a mail program, from anywhere and more than once (RFC 8058)", async () => {
    await using site = await openSite(database());
    const { path, stateOf } = await aLead(site);
    const oneClick = { "List-Unsubscribe": "One-Click" };
    for (const headers of [{}, { origin: "https://mail.elsewhere.test" }]) {
      expect(said(await visitor(site.url).post(path, oneClick, headers))).toEqual([
        200,
        "You are unsubscribed",
      ]);
    }
    expect(await stateOf()).toEqual("opted_out");
  });

  it("a link that we did not make stops nobody", async () => {
    await using site = await openSite(database());
    const { path, stateOf } = await aLead(site);
    const forged = path.replace(/\.(.)/, (_, first) => (first === "A" ? ".B" : ".A"));
    for (const answer of [await visitor(site.url).get(forged), await visitor(site.url).post(forged)]) {
      expect(said(answer)).toEqual([404, "This link does not work"]);
    }
    expect(await stateOf()).toEqual(null);
  });
});
