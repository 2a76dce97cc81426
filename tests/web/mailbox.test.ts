import { expect, it } from "vitest";
import { finishReconnect } from "../../src/core/mailbox/finish-reconnect.ts";
import { lose, prove } from "../core/mailbox/lost-mailbox.ts";
import { aCampaign } from "../core/mailbox/world.ts";
import { onEachDatabase } from "../setup/each-database.ts";
import { openSite, signedIn } from "./site.ts";
import { wordsOf } from "./visitor.ts";

onEachDatabase((database) => {
  it("shows pace, connection and what the mailbox went through, with receipts", async () => {
    await using site = await openSite(database());
    await aCampaign(site, {});
    const lost = await lose(site);
    const cy = await signedIn(site, site.members.cy);
    const path = `/mailboxes/${site.mailboxId}`;
    const broken = wordsOf((await cy.get(path)).text);
    expect(broken).toContain("Disconnected The password is no longer accepted, just now . Reconnect");
    expect(broken).toContain("0 of 50 sends today At most a day 50 Between two sends 1 minute");

    await finishReconnect(site.ctx, await prove(site, lost));
    const { text } = await cy.get(path);
    expect(text).toContain(`href="/receipts/${lost.disconnectionId}"`);
    const history = wordsOf(text).split("History")[1];
    expect(history).toContain("just now Ben reconnected it.");
    expect(history).toContain("The connection was lost: the password is no longer accepted.");
  });

  it("draws the warm-up curve and says it in words", async () => {
    await using site = await openSite(database());
    await site.prisma.mailbox.update({
      where: { id: site.mailboxId },
      data: {
        warmUpStart: 10,
        warmUpGrowth: 5,
        warmUpCeiling: 40,
        warmUpSince: new Date("2026-01-03"),
        sentOn: new Date("2026-01-05"),
        sentCount: 7,
      },
    });
    const cy = await signedIn(site, site.members.cy);
    const { text } = await cy.get(`/mailboxes/${site.mailboxId}`);
    expect(wordsOf(text)).toContain("7 of 20 sends today");
    expect(wordsOf(text)).toContain("Warming up: 10 on the first day, 5 more on each further day, up to 40.");
    expect(text.match(/<rect class="done"/g)).toHaveLength(3);
  });

  it("is checked at a press", async () => {
    await using site = await openSite(database());
    const cy = await signedIn(site, site.members.cy);
    const answer = await cy.post(`/mailboxes/${site.mailboxId}/check`);
    expect(answer.location).toEqual(`/mailboxes/${site.mailboxId}?asked=yes`);
    expect(site.woken).toEqual([{ kind: "prove-mailbox", id: site.mailboxId }]);
  });

  it("lists mailboxes that cannot send first", async () => {
    await using site = await openSite(database(), ["a@ours.test", "b@ours.test", "c@ours.test"]);
    await lose(site, site.mailboxIds[1]);
    const cy = await signedIn(site, site.members.cy);
    const { text } = await cy.get("/mailboxes");
    expect([...text.matchAll(/class="name"[^>]*>([^<]+)/g)].map(([, address]) => address)).toEqual([
      "b@ours.test",
      "a@ours.test",
      "c@ours.test",
    ]);
  });
});
