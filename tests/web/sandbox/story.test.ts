import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { finishReconnect } from "../../../src/core/reconnect/finish-reconnect.ts";
import { lose } from "../../core/disconnection/lost-mailbox.ts";
import { aCampaign } from "../../core/world.ts";
import { openBrowser } from "../../hosts/browser.ts";
import { onPglite } from "../../setup/each-database.ts";
import { describeWith } from "../../setup/needs.ts";
import { benInBrowser } from "../in-browser.ts";
import { openSite, type Site } from "../site.ts";

const PHONE = { width: 360, height: 740 };

describeWith("Chromium", "in a real browser", () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const ben = (site: Site, options: BrowserContextOptions = {}) => benInBrowser(browser, site, options);

  onPglite((database) => {
    it("the whole way by keyboard: the alert appears by itself, the password is typed, the receipt comes", async () => {
      await using site = await openSite(database());
      await aCampaign(site, {});
      await using visit = await ben(site);
      const { page, complaints } = visit;
      const lost = await lose(site);
      const button = page.getByRole("article").getByRole("link", { name: "Reconnect" });
      await button.waitFor();
      await tabTo(page, "Reconnect");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: "Reconnect sales@ours.test" }).waitFor();

      await page.getByLabel("New password").and(page.locator(":focus")).waitFor();
      await page.keyboard.type("not this one");
      await page.keyboard.press("Enter");
      await page.getByRole("alert").getByText("That did not work yet.").waitFor();
      await page.getByLabel("New password").and(page.locator(":focus")).waitFor();
      await page.keyboard.type(lost.password);
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: "Reconnecting" }).waitFor();
      await finishReconnect(site.ctx, page.url().split("/").at(-1) ?? "");
      await page.getByRole("heading", { level: 1, name: "Receipt 1" }).waitFor();
      await page.getByText("No lead was lost, and no lead was written to twice.").waitFor();
      expect(complaints).toEqual([]);
    });

    it("a change leaves alone what a person has opened, typed and focused", async () => {
      await using site = await openSite(database());
      await using visit = await ben(site);
      const { page, complaints } = visit;
      await lose(site);
      await page.getByRole("article").getByText("Why?").click();
      await page.evaluate("eyes.fillIn('form[action$=change-password]', 'half typed')");
      await tabTo(page, "Reconnect");

      site.provider.breaks.throttle(true);
      site.ctx.live.changed(site.workspaceId);
      await page.getByRole("button", { name: "Throttled: stop it" }).waitFor();
      expect(await page.getByText("535 5.7.8").isVisible()).toEqual(true);
      expect(await page.evaluate("eyes.focused()")).toEqual("Reconnect");
      expect(await page.evaluate("eyes.filledIn('form[action$=change-password]')")).toEqual("half typed");
      expect(complaints).toEqual([]);
    });

    it("catches up by itself after the server was away", async () => {
      await using site = await openSite(database());
      await using visit = await ben(site);
      const { page } = visit;
      await site.stop();
      await lose(site);
      await site.startAgain();
      await page.getByRole("heading", { level: 1, name: "1 mailbox needs reconnecting" }).waitFor();
    });

    it("works without JavaScript", async () => {
      await using site = await openSite(database());
      await aCampaign(site, {});
      await using visit = await ben(site, { javaScriptEnabled: false });
      const { page } = visit;
      const lost = await lose(site);
      await page.reload();
      await page.getByRole("article").getByRole("link", { name: "Reconnect" }).click();
      await page.getByLabel("New password").fill(lost.password);
      await page.getByRole("button", { name: "Reconnect" }).click();
      await page.getByRole("heading", { level: 1, name: "Reconnecting" }).waitFor();
      await finishReconnect(site.ctx, page.url().split("/").at(-1) ?? "");
      await page.reload();
      await page.getByRole("heading", { level: 1, name: "Receipt 1" }).waitFor();
    });

    it("no page is wider than a phone, and every button is large enough for a thumb", async () => {
      await using site = await openSite(database());
      const campaignId = await aCampaign(site, { leads: 30 });
      await using visit = await ben(site, { viewport: PHONE, hasTouch: true });
      const { page } = visit;
      const lost = await lose(site);
      const paths = [
        "/",
        "/campaigns",
        `/campaigns/${campaignId}`,
        "/mailboxes",
        `/mailboxes/${site.mailboxId}`,
        "/settings",
        "/you",
        `/reconnect/incident/${lost.incidentId}`,
      ];
      for (const path of paths) {
        await page.goto(site.url + path);
        const [tooWide, small] = [
          await page.evaluate("eyes.tooWide()"),
          await page.evaluate("eyes.smallButtons()"),
        ];
        expect({ path, tooWide, small }).toEqual({ path, tooWide: false, small: [] });
      }
    });

    it("text stands out from its ground as WCAG AA asks, in light and in dark", async () => {
      await using site = await openSite(database());
      await aCampaign(site, {});
      for (const colorScheme of ["light", "dark"] as const) {
        await using visit = await ben(site, { colorScheme });
        expect({ colorScheme, faint: await visit.page.evaluate("eyes.faintTexts()") }).toEqual({
          colorScheme,
          faint: [],
        });
      }
    });
  });
});

/** Presses Tab until the link or button with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  await page.evaluate("eyes.blur()");
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press("Tab");
    if ((await page.evaluate("eyes.focused()")) === name) return;
  }
  throw new Error(`Tab does not reach ${name}.`);
}
