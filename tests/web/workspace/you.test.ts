import { expect, it } from "vitest";
import { onPglite } from "../../setup/each-database.ts";
import { openSite, signedIn } from "../site.ts";
import { wordsOf } from "../visitor.ts";

onPglite((database) => {
  it("a member sets their own quiet hours, and nobody else's", async () => {
    await using site = await openSite(database());
    const { members } = site.ctx.store;
    const ben = await signedIn(site, site.members.ben);
    const before = wordsOf((await ben.get("/you")).text);
    expect(before).toContain("by the clocks of UTC, where it is 10:00 now. Leave it empty to get messages");

    expect((await ben.post("/you", { quiet: " 9am-7pm " })).location).toEqual("/you?saved=yes");
    expect((await members.quietHours(site.members.ben))?.hours).toEqual({ from: 540, to: 1140 });
    expect(await members.quietHours(site.members.ann)).toEqual(null);
    const { text } = await ben.get("/you?saved=yes");
    expect(text).toContain('value="09:00 to 19:00"');
    expect(wordsOf(text)).toContain(
      "Saved. Unpause sends you nothing from 09:00 to 19:00, unless a send would be missed. They are on now, until 19:00.",
    );

    await ben.post("/you", { quiet: "" });
    expect(await members.quietHours(site.members.ben)).toEqual(null);
    expect(wordsOf((await ben.get("/you?saved=yes")).text)).toContain(
      "Saved. Unpause sends you messages at any hour.",
    );
  });

  it("a text that is no span of hours changes nothing, and stays in its field beside one sentence", async () => {
    await using site = await openSite(database());
    const ben = await signedIn(site, site.members.ben);
    await ben.post("/you", { quiet: "22-7" });
    for (const quiet of ["at <night>", "25:00-7", "7-7", "10-7am", "x".repeat(10_000)]) {
      const { status, text } = await ben.post("/you", { quiet });
      expect(status).toEqual(422);
      expect(text).toContain(`value="${quiet.replace("<", "&lt;").replace(">", "&gt;")}"`);
      expect(text.match(/<p class="wrong"[^>]*>[^<]*/g)).toEqual([
        expect.stringContaining("Please write it from one time to another, such as 22:00 to 07:00"),
      ]);
      expect(wordsOf(text)).toContain("Unpause sends you nothing from 22:00 to 07:00");
    }
    const { hours } = (await site.ctx.store.members.quietHours(site.members.ben)) ?? {};
    expect(hours).toEqual({ from: 1320, to: 420 });
  });

  it("a form without its field does not take the hours away", async () => {
    await using site = await openSite(database());
    const ben = await signedIn(site, site.members.ben);
    await ben.post("/you", { quiet: "22-7" });
    expect((await ben.post("/you", { other: "" })).status).toEqual(422);
    expect(await site.ctx.store.members.quietHours(site.members.ben)).not.toEqual(null);
  });
});
