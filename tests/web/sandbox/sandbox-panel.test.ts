import { afterAll, beforeAll, expect, it } from "vitest";
import { lose } from "../../core/disconnection/lost-mailbox.ts";
import { aCampaign } from "../../core/world.ts";
import { openBrowser } from "../../hosts/browser.ts";
import { onPglite } from "../../setup/each-database.ts";
import { describeWith } from "../../setup/needs.ts";
import { benInBrowser } from "../in-browser.ts";
import { openSite, signedIn } from "../site.ts";
import { wordsOf } from "../visitor.ts";

const PHONE = { width: 390, height: 740 };

onPglite((database) => {
  it("says what each press did, what comes of it and where that is seen", async () => {
    await using site = await openSite(database());
    const ann = await signedIn(site, site.members.ann);
    expect((await ann.get("/")).text).not.toContain("sandbox-said");
    for (const [verb, fields, did, path] of [
      ["change-password", { address: "sales@ours.test" }, "The password of sales@ours.test was changed."],
      [
        "smtp-auth",
        { domain: "ours.test", on: "yes" },
        "SMTP sign-in was switched off for all of ours.test.",
      ],
      ["smtp-auth", { domain: "ours.test", on: "no" }, "SMTP sign-in was switched on for ours.test."],
      ["throttle", { on: "yes" }, "The provider puts everybody off for now.", "/mailboxes"],
      ["throttle", { on: "no" }, "The provider puts nobody off any more.", "/mailboxes"],
      ["refuse-as-spam", { on: "yes" }, "The provider refuses every mail as spam."],
      ["refuse-as-spam", { on: "no" }, "The provider takes mails again."],
      ["cut-after-data", { on: "yes" }, "The line is cut after each mail.", "/campaigns"],
      ["cut-after-data", { on: "no" }, "The line is not cut any more.", "/campaigns"],
      ["down", { on: "yes" }, "The provider was taken down.", "/mailboxes"],
      ["down", { on: "no" }, "The provider is back.", "/mailboxes"],
    ] as [string, Record<string, string>, string, string?][]) {
      await ann.post(`/sandbox/${verb}`, fields);
      const { text } = await ann.get("/");
      const said = /<div[^>]*id="sandbox-said".*?<\/div>/s.exec(text)?.[0] ?? "";
      expect(wordsOf(said)).toContain(did);
      expect(said).toContain(`href="${path ?? "/sandbox/alert"}"`);
    }
  });

  it("a mended mailbox is probed once more, also where the first probe meets one that is on its way", async () => {
    await using site = await openSite(database());
    const ann = await signedIn(site, site.members.ann);
    await lose(site);
    await ann.post("/sandbox/smtp-auth", { domain: "ours.test", on: "no" });
    const looks = site.woken.filter(({ kind }) => kind === "prove-mailbox");
    expect(
      looks.map(({ id, at }) => [
        id,
        (at?.getTime() ?? site.clock.time.getTime()) - site.clock.time.getTime(),
      ]),
    ).toEqual([
      [site.mailboxId, 0],
      [site.mailboxId, 3_000],
    ]);
  });
});

describeWith("Chromium", "on a phone", () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  onPglite((database) => {
    it("a press shows what was broken where one stands, and leads to the alert as soon as there is one", async () => {
      await using site = await openSite(database());
      await aCampaign(site, {});
      await using visit = await benInBrowser(browser, site, { viewport: PHONE });
      const { page, complaints } = visit;
      await page.getByRole("button", { name: "Change the password" }).click();
      await page.getByText("The password of sales@ours.test was changed.").waitFor();
      const box = await page.locator("#sandbox-said").boundingBox();
      expect(box && box.y >= 0 && box.y + box.height <= PHONE.height).toEqual(true);
      await page.getByRole("link", { name: "See the alert" }).click();
      await page.getByRole("heading", { level: 1, name: "No alert yet" }).waitFor();
      const lost = await lose(site);
      await page.waitForURL(`**/incidents/${lost.incidentId}`);
      await page.getByText("sales@ours.test is disconnected").first().waitFor();
      expect(complaints).toEqual([]);
    });
  });
});
