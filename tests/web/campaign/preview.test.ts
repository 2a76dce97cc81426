import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, it } from "vitest";
import { aCampaign } from "../../core/world.ts";
import { openBrowser } from "../../hosts/browser.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { describeWith } from "../../setup/needs.ts";
import { benInBrowser } from "../in-browser.ts";
import { openSite, type Site, signedIn } from "../site.ts";
import { wordsOf } from "../visitor.ts";

/** A campaign whose first step has this HTML, and where its only lead's preview is. */
async function withHtml(site: Site, html: string) {
  const id = await aCampaign(site, { leads: 1 });
  await site.prisma.lead.updateMany({ data: { fields: { company: "Smith & <b>Sons</b>" } } });
  const where = { campaignId_position: { campaignId: id, position: 1 } };
  await site.prisma.step.update({ where, data: { text: "Hello {{ company }}", html } });
  const { leadId } = await site.prisma.enrolment.findFirstOrThrow({ where: { campaignId: id } });
  const path = (what: string, step = 1) => `/campaigns/${id}/${what}?lead=${leadId}&step=${step}`;
  return { page: path("preview"), frame: path("preview/html"), noHtml: path("preview/html", 2) };
}

onEachDatabase((database) => {
  it("shows the HTML part in a frame, with the text and the source beside it", async () => {
    await using site = await openSite(database());
    const { page, frame, noHtml } = await withHtml(
      site,
      "{% capture a %}{{ company }}{% endcapture %}<p style='color:red'>{{ a }}</p>",
    );
    const cy = await signedIn(site, site.members.cy);
    const { text } = await cy.get(page);
    expect(text).toContain(`src="${frame.replace("&", "&amp;")}" sandbox=""`);
    expect(wordsOf(text)).toContain("Hello Smith &amp; &lt;b&gt;Sons&lt;/b&gt;");
    const part = "<p style='color:red'>Smith &amp; &lt;b&gt;Sons&lt;/b&gt;</p>";
    expect((await cy.get(frame)).text).toBe(part);
    expect((await cy.get(noHtml)).status).toBe(404);
  });

  it("shows it to members of its workspace alone, and to no other site", async () => {
    await using site = await openSite(database());
    const { frame } = await withHtml(site, "<p>{{ company }}</p>");
    const stranger = await fetch(site.url + frame, { redirect: "manual" });
    expect(await stranger.text()).not.toContain("Smith");
    await using elsewhere = await openSite(database());
    const ann = await signedIn(elsewhere, elsewhere.members.ann);
    expect((await ann.get(frame)).status).toBe(404);
    expect(Object.fromEntries(stranger.headers)).toMatchObject({
      "content-security-policy": expect.stringMatching(
        /^sandbox; default-src 'none';.*frame-ancestors 'self'$/,
      ),
      "x-frame-options": "SAMEORIGIN",
    });
    const other = await fetch(`${site.url}/campaigns`, { redirect: "manual" });
    expect(other.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });
});

onEachDatabase((database) =>
  describeWith("Chromium", "a previewed mail in a browser", () => {
    it("has its colours, runs nothing and reaches nobody", { timeout: 120_000 }, async () => {
      await using site = await openSite(database());
      let reached = 0;
      const outside = createServer((socket) => {
        reached++;
        socket.destroy();
      }).listen(0, "127.0.0.1");
      await once(outside, "listening");
      const at = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
      const { page: path, frame } = await withHtml(
        site,
        `<link rel="preconnect" href="${at}"><link rel=stylesheet href="${at}/a.css"><link/rel=prefetch href="${at}/p">
<meta http-equiv="refresh" content="0;url=${at}/refreshed"><base href="${at}/">
<style>@import "${at}/b.css"; p { background: url(${at}/c.png); color: rgb(1, 2, 3) }</style>
<p id="seen">{{ company }}</p><img src="${at}/d.png" onerror="document.title='ran'"><script>parent.document.title = "ran"</script>
<script src="${at}/e.js"></script><iframe src="${at}/f"></iframe><video src="${at}/g" autoplay></video>
<form action="${at}/h"><button>Send</button></form><a id="out" href="${at}/i">A link</a><a id="top" target="_top" href="${at}/j">Up</a>`,
      );
      const browser = await openBrowser();
      await using ben = await benInBrowser(browser, site);
      const { page } = ben;
      await page.goto(site.url + path);
      const mail = page.frameLocator("iframe.mail");
      expect(await mail.locator("#seen").textContent()).toBe("Smith & <b>Sons</b>");
      expect(
        await mail.locator("#seen").evaluate("getComputedStyle(document.querySelector('#seen')).color"),
      ).toBe("rgb(1, 2, 3)");
      await mail.locator("#top").click();
      await mail.getByRole("button").click();
      await mail.locator("#out").click();
      await page.waitForTimeout(1_000);
      expect([await page.title(), page.url(), reached]).toEqual(["Preview · Unpause", site.url + path, 0]);
      // Alone, too.
      await page.goto(site.url + frame);
      await page.waitForTimeout(1_000);
      expect([await page.title(), page.url(), reached]).toEqual(["", site.url + frame, 0]);
      await browser.close();
      outside.close();
    });
  }),
);
