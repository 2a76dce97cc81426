import { afterAll, beforeAll, expect, it } from "vitest";
import { finishReconnect } from "../../../src/core/reconnect/finish-reconnect.ts";
import { lose, prove } from "../../core/disconnection/lost-mailbox.ts";
import { aCampaign } from "../../core/world.ts";
import { openBrowser } from "../../hosts/browser.ts";
import { onPglite } from "../../setup/each-database.ts";
import { describeWith } from "../../setup/needs.ts";
import { benInBrowser } from "../in-browser.ts";
import { openSite } from "../site.ts";

describeWith("Chromium", "a live page", () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  onPglite((database) => {
    it("has a banner that comes and goes by itself, also above a form that is being filled in", async () => {
      await using site = await openSite(database());
      await using visit = await benInBrowser(browser, site);
      const { page, complaints } = visit;
      await page.goto(`${site.url}/settings`);
      await page.evaluate("eyes.fillIn('main form', 'half typed')");
      const lost = await lose(site);
      await page.locator("#banner").getByText("sales@ours.test is disconnected.").waitFor();
      expect(await page.evaluate("eyes.filledIn('main form')")).toEqual("half typed");
      await finishReconnect(site.ctx, await prove(site, lost));
      await page
        .locator("#banner")
        .getByText("sales@ours.test is disconnected.")
        .waitFor({ state: "detached" });
      expect(complaints).toEqual([]);
    });

    it("shows progress without fetching the page", async () => {
      await using site = await openSite(database());
      const campaignId = await aCampaign(site, { leads: 3 });
      await using visit = await benInBrowser(browser, site);
      const { page, complaints } = visit;
      await page.goto(`${site.url}/campaigns/${campaignId}`);
      const progress = async (nextStep: number, state: "active" | "finished") => {
        await site.prisma.enrolment.updateMany({ where: { campaignId }, data: { nextStep, state } });
        site.ctx.live.changed(site.workspaceId, { kind: "progress", campaignIds: [campaignId] });
      };
      // It has to fetch the changes from before it listened.
      await progress(2, "active");
      await page.getByRole("listitem").getByText("under way").waitFor();
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      await progress(3, "finished");
      await page.getByRole("listitem").getByText("had every step").waitFor();
      expect(asked).toEqual([]);
      expect(complaints).toEqual([]);
    });

    it("says since when the server is gone, in the workspace's time, until it is back", async () => {
      await using site = await openSite(database());
      await using visit = await benInBrowser(browser, site);
      const { page } = visit;
      await expect.poll(site.streams).toEqual(1);
      const stopped = site.stop();
      const note = page.getByRole("status").getByText(/Unpause has not answered since \d\d:\d\d:\d\d\./);
      await note.waitFor();
      await stopped;
      await site.startAgain();
      await note.waitFor({ state: "detached" });
    });

    it("announces what changed, and not that minutes passed", async () => {
      await using site = await openSite(database());
      await aCampaign(site, {});
      await using visit = await benInBrowser(browser, site);
      const { page } = visit;
      await lose(site);
      const said = page.locator("#said");
      await said.getByText("1 mailbox needs reconnecting").waitFor();
      await expect.poll(() => said.textContent()).toMatch(/sales@ours\.test/);

      await page.evaluate("eyes.hearLiveRegions()");
      site.clock.time = new Date(site.clock.time.getTime() + 5 * 60_000);
      site.ctx.live.changed(site.workspaceId);
      await page.getByRole("article").getByText("5 minutes ago").first().waitFor();
      expect(await page.evaluate("eyes.heard()")).toEqual([]);
    });

    it("times grow old without asking the server, in the server's words", async () => {
      await using site = await openSite(database());
      await using visit = await benInBrowser(browser, site);
      const { page } = visit;
      await lose(site);
      await page.getByRole("article").getByText("just now").first().waitFor();
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      await page.evaluate("eyes.liveOn(3 * 60_000)");
      await page.getByRole("article").getByText("3 minutes ago").first().waitFor();
      expect(asked).toEqual([]);
    });

    it("a pressed button says that it is being worked on, and is pressed once", async () => {
      await using site = await openSite(database());
      await using visit = await benInBrowser(browser, site);
      const { page } = visit;
      const held = Promise.withResolvers<void>();
      let presses = 0;
      await page.route("**/sandbox/throttle", async (route) => {
        presses += 1;
        await held.promise;
        await route.continue();
      });
      const looks: string[] = [];
      page.on("console", (message) => looks.push(message.text()));
      // Playwright waits for the page that the press leads to; the browser tells meanwhile.
      void page.evaluate('eyes.pressTwice("Throttle everybody")').catch(() => {});
      await expect.poll(() => looks[0]).toEqual("Working… true");
      site.ctx.live.changed(site.workspaceId);
      const slow = "Still working. A mail server that does not answer can take half a minute.";
      await expect.poll(() => looks.slice(1)).toEqual(["Working… true", slow]);
      expect(presses).toEqual(1);
      held.resolve();
      await page.getByRole("button", { name: "Throttled: stop it" }).waitFor();
    });
  });
});
