import { afterAll, beforeAll, expect, it } from "vitest";
import { finishReconnect } from "../../src/core/reconnect/finish-reconnect.ts";
import { lose, prove } from "../core/disconnection/lost-mailbox.ts";
import { aDoubtfulReply } from "../core/opt-out-question/a-doubtful-reply.ts";
import { aCampaign } from "../core/world.ts";
import { openBrowser } from "../hosts/browser.ts";
import { onPglite } from "../setup/each-database.ts";
import { describeWith } from "../setup/needs.ts";
import { benInBrowser } from "./in-browser.ts";
import { openSite, signedIn } from "./site.ts";
import type { Visitor } from "./visitor.ts";

const PATIENT = { timeout: 20_000 };

onPglite((database) => {
  it("the browser's tab says how many alerts wait for the member, on every page", async () => {
    await using site = await openSite(database());
    const ben = await signedIn(site, site.members.ben);
    const cy = await signedIn(site, site.members.cy);
    expect(await titleOf(ben, "/")).toEqual("Dashboard · Unpause");
    const lost = await lose(site);
    expect(await titleOf(ben, "/")).toEqual("1 needs you · Dashboard · Unpause");
    await aDoubtfulReply(site);
    expect(await titleOf(ben, "/settings")).toEqual("2 need you · Settings · Unpause");
    expect(await titleOf(cy, "/")).toEqual("Dashboard · Unpause");
    await finishReconnect(site.ctx, await prove(site, lost));
    expect(await titleOf(ben, "/")).toEqual("1 needs you · Dashboard · Unpause");
  });

  it("the tab of a campaign says where the campaign stands", async () => {
    await using site = await openSite(database());
    const campaignId = await aCampaign(site, {});
    const cy = await signedIn(site, site.members.cy);
    expect(await titleOf(cy, `/campaigns/${campaignId}`)).toEqual("Spring, running · Unpause");
    await lose(site);
    expect(await titleOf(cy, `/campaigns/${campaignId}`)).toEqual("Spring, paused · Unpause");
  });

  it("the tab of a mailbox says where the mailbox stands", async () => {
    await using site = await openSite(database());
    const cy = await signedIn(site, site.members.cy);
    const title = () => titleOf(cy, `/mailboxes/${site.mailboxId}`);
    expect(await title()).toEqual("sales@ours.test, connected · Unpause");
    const lost = await lose(site);
    expect(await title()).toEqual("sales@ours.test, disconnected · Unpause");
    const reconnectId = await prove(site, lost);
    expect(await title()).toEqual("sales@ours.test, reconnecting · Unpause");
    await finishReconnect(site.ctx, reconnectId);
    expect(await title()).toEqual("sales@ours.test, connected · Unpause");
  });
});

describeWith("Chromium", "in a real browser", () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  onPglite((database) => {
    it("the tab renews itself, also on a page with a form, and takes it back when it is over", async () => {
      await using site = await openSite(database());
      await using visit = await benInBrowser(browser, site);
      const { page, complaints } = visit;
      for (const path of ["/", "/mailboxes/add"]) {
        await page.goto(site.url + path);
        const before = await page.title();
        const lost = await lose(site);
        await expect.poll(() => page.title(), PATIENT).toEqual(`1 needs you · ${before}`);
        await finishReconnect(site.ctx, await prove(site, lost));
        await expect.poll(() => page.title(), PATIENT).toEqual(before);
      }
      expect(complaints).toEqual([]);
    });
  });
});

const titleOf = async (visitor: Visitor, path: string) =>
  /<title>(.*?)<\/title>/.exec((await visitor.get(path)).text)?.[1];
