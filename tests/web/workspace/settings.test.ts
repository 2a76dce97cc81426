import { expect, it } from "vitest";
import { onPglite } from "../../setup/each-database.ts";
import { openSite, signedIn } from "../site.ts";
import { wordsOf } from "../visitor.ts";

onPglite((database) => {
  it("an admin names the workspace, its time zone and its channel", async () => {
    await using site = await openSite(database());
    const ann = await signedIn(site, site.members.ann);
    const settings = { name: " Acme Ltd ", timeZone: "Asia/Kolkata", slackChannel: "C0123ABCD" };
    expect((await ann.post("/settings", settings)).location).toEqual("/settings?saved=yes");
    expect(await site.ctx.store.members.workspace(site.workspaceId)).toEqual({
      id: site.workspaceId,
      name: "Acme Ltd",
      timeZone: "Asia/Kolkata",
      secretInChat: false,
      lettersThroughMailboxes: false,
      brakeRefusals: 3,
      brakeBounces: 8,
    });
    expect(await site.ctx.store.channels.ofWorkspace(site.workspaceId)).toEqual([
      { platform: "slack", channel: "C0123ABCD", name: null },
    ]);
  });

  it("an admin says when a campaign pauses itself, in numbers that make sense", async () => {
    await using site = await openSite(database());
    const ann = await signedIn(site, site.members.ann);
    const settings = { name: "Acme", timeZone: "UTC", slackChannel: "" };
    await ann.post("/settings", { ...settings, brakeRefusals: "5", brakeBounces: " 12 " });
    expect(await site.ctx.store.brakes.limits(site.workspaceId)).toEqual({ refusals: 5, bouncePercent: 12 });
    for (const brakeRefusals of ["0", "51", "-3", "2.5", "1e1", "", "three"]) {
      const answer = await ann.post("/settings", { ...settings, brakeRefusals, brakeBounces: "101" });
      expect([brakeRefusals, answer.status]).toEqual([brakeRefusals, 422]);
      expect(wordsOf(answer.text)).toContain(
        "Give the number of refused leads as a whole number from 1 to 50.",
      );
      expect(wordsOf(answer.text)).toContain("Give the share of bounces in per cent");
    }
    expect(await site.ctx.store.brakes.limits(site.workspaceId)).toEqual({ refusals: 5, bouncePercent: 12 });
  });

  it("says what is not right beside its field, keeps what was typed, and changes nothing", async () => {
    await using site = await openSite(database());
    const ann = await signedIn(site, site.members.ann);
    const answer = await ann.post("/settings", {
      name: " ",
      timeZone: "Mars/Olympus",
      slackChannel: "#sales",
    });
    expect(answer.status).toEqual(422);
    const wrong = [...answer.text.matchAll(/<p class="wrong"[^>]*>([^<]*)/g)].map(([, words]) =>
      wordsOf(words ?? ""),
    );
    expect(wrong).toEqual([
      "Give the workspace a name of up to 80 letters.",
      "There is no time zone called “Mars/Olympus”. Use a name such as Europe/Berlin or America/New_York.",
      "That is not a channel id.",
    ]);
    expect(answer.text).toContain('value="Mars/Olympus"');
    expect((await site.ctx.store.members.workspace(site.workspaceId))?.timeZone).toEqual("UTC");
  });

  it("a member who is no admin can read them only", async () => {
    await using site = await openSite(database());
    const cy = await signedIn(site, site.members.cy);
    const { text } = await cy.get("/settings");
    expect(wordsOf(text)).toContain("Only an admin changes these.");
    expect((await cy.post("/settings", { name: "Mine", timeZone: "UTC", slackChannel: "" })).status).toEqual(
      403,
    );
  });

  it("times are shown as the workspace's clocks show them", async () => {
    await using site = await openSite(database());
    const ann = await signedIn(site, site.members.ann);
    await ann.post("/settings", { name: "Acme", timeZone: "Asia/Kolkata", slackChannel: "" });
    await site.ctx.store.readings.done(site.mailboxId, site.clock.time);
    const { text } = await ann.get(`/mailboxes/${site.mailboxId}`);
    expect(text).toContain('title="Mon, 5 Jan 2026, 15:30 (Asia/Kolkata)">just now</time>');
  });
});
