import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { lose } from "../../core/disconnection/lost-mailbox.ts";
import { openBrowser } from "../../hosts/browser.ts";
import { onPglite } from "../../setup/each-database.ts";
import { describeWith } from "../../setup/needs.ts";
import { benInBrowser } from "../in-browser.ts";
import { openSite, type Site } from "../site.ts";

const TROUBLE = "1 mailbox needs reconnecting";

describeWith("Chromium", "tabs of a browser", () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  onPglite((database) => {
    it("ten of them share one stream, and a press in each is answered", async () => {
      await using site = await openSite(database());
      await using visit = await benInBrowser(browser, site);
      const tabs = await moreTabs(visit.page, site, 9);
      await expect.poll(site.streams).toEqual(1);

      const answers = tabs.map(async (tab) => {
        const answer = tab.waitForResponse((response) => response.request().method() === "POST");
        await tab.getByRole("button", { name: "Change the password" }).first().click();
        return (await answer).status();
      });
      expect(await Promise.all(answers)).toEqual(tabs.map(() => 303));
      site.provider.breaks.throttle(true);
      site.ctx.live.changed(site.workspaceId);
      await Promise.all(tabs.map((tab) => throttled(tab).waitFor()));
      expect(site.streams()).toEqual(1);
      expect(visit.complaints).toEqual([]);
    });

    it("the stream is closed while nobody looks, and what was missed is shown to the person who looks again", async () => {
      await using site = await openSite(database());
      await using visit = await benInBrowser(browser, site);
      await expect.poll(site.streams).toEqual(1);
      await hide(visit.page, true);
      await expect.poll(site.streams).toEqual(0);
      await lose(site);
      await hide(visit.page, false);
      await visit.page.getByRole("heading", { level: 1, name: TROUBLE }).waitFor();
    });

    it("a hidden one asks for nothing, however much changes", async () => {
      await using site = await openSite(database());
      await using visit = await benInBrowser(browser, site);
      const [hidden, seen] = await moreTabs(visit.page, site, 1);
      if (hidden === undefined || seen === undefined) throw new Error("two tabs");
      await hide(hidden, true);
      const asked: string[] = [];
      hidden.on("request", (request) => asked.push(request.url()));
      await lose(site);
      await seen.getByRole("heading", { level: 1, name: TROUBLE }).waitFor();
      expect(asked).toEqual([]);
      await hide(hidden, false);
      await hidden.getByRole("heading", { level: 1, name: TROUBLE }).waitFor();
      expect(asked).toEqual([`${site.url}/`]);
    });

    it("a browser without a shared worker has a stream for the tab that is looked at", async () => {
      await using site = await openSite(database());
      await using visit = await benInBrowser(browser, site);
      await visit.page.addInitScript("delete globalThis.SharedWorker");
      await visit.page.reload();
      await expect.poll(site.streams).toEqual(1);
      await lose(site);
      await visit.page.getByRole("heading", { level: 1, name: TROUBLE }).waitFor();
      await hide(visit.page, true);
      await expect.poll(site.streams).toEqual(0);
      expect(visit.complaints).toEqual([]);
    });

    it("a change before a page listens is shown, wherever its loading is at that moment", async () => {
      await using site = await openSite(database());
      await using visit = await benInBrowser(browser, site);
      const { page } = visit;
      const held = Promise.withResolvers<void>();
      const asked = Promise.withResolvers<void>();
      await page.route("**/assets/*/live.js", async (route) => {
        asked.resolve();
        await held.promise;
        await route.continue();
      });
      // A fresh address, so that the browser asks for its script.
      await page
        .context()
        .newCDPSession(page)
        .then((session) => session.send("Network.setCacheDisabled", { cacheDisabled: true }));
      const loading = page.goto(`${site.url}/?again`);
      await asked.promise;
      await lose(site);
      held.resolve();
      await loading;
      await page.getByRole("heading", { level: 1, name: TROUBLE }).waitFor();
    });
  });
});

const throttled = (tab: Page) => tab.getByRole("button", { name: "Throttled: stop it" });

async function moreTabs(first: Page, site: Site, count: number): Promise<Page[]> {
  const tabs = [first];
  for (let each = 0; each < count; each++) {
    const tab = await first.context().newPage();
    await tab.goto(site.url);
    tabs.push(tab);
  }
  return tabs;
}

/** As the browser tells a page whose tab goes to the back, which one without a window never does. */
const hide = (page: Page, hidden: boolean) =>
  page.evaluate(`Object.defineProperty(document, "hidden", { configurable: true, get: () => ${hidden} });
    document.dispatchEvent(new Event("visibilitychange"))`);
