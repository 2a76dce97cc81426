import { afterAll, beforeAll, expect, it } from "vitest";
import { stepOne } from "../core/disconnection/lost-mailbox.ts";
import { aCampaign } from "../core/world.ts";
import { openBrowser } from "../hosts/browser.ts";
import { onPglite } from "../setup/each-database.ts";
import { describeWith } from "../setup/needs.ts";
import { benInBrowser } from "./in-browser.ts";
import { openSite } from "./site.ts";

describeWith("Chromium", "in a browser with forced colours", () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  onPglite((database) => {
    it("the tour's step, the bars of leads and the dots beside their words can still be told apart", async () => {
      await using site = await openSite(database());
      const campaignId = await aCampaign(site, { leads: 3 });
      await stepOne(site, campaignId, "accepted");
      for (const colorScheme of ["light", "dark"] as const) {
        await using visit = await benInBrowser(browser, site, { colorScheme, forcedColors: "active" });
        const { page } = visit;
        const looks = (selector: string, pseudo?: string) =>
          page.evaluate(`eyes.looksLike(${JSON.stringify(selector)}, ${JSON.stringify(pseudo ?? null)})`);
        const ground = (selector: string) => page.evaluate(`eyes.ground(${JSON.stringify(selector)})`);
        expect(await looks(".tour .now")).not.toEqual(await looks(".tour .ahead"));
        expect(await looks(".tour .now", "::before")).not.toEqual(await looks(".tour .ahead", "::before"));
        for (const kind of [".dot", ".bar "])
          expect(await looks(`${kind}.way`)).not.toEqual(await looks(`${kind}.waiting`));
        expect(await ground(".dot.way")).not.toEqual(await ground("body"));
        expect(await looks(".badge", "::before")).not.toEqual(await looks(".badge"));
        expect(await looks(".places [aria-current]")).not.toEqual(
          await looks(".places a:not([aria-current])"),
        );
      }
    });
  });
});
