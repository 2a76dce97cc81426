import { expect, it } from "vitest";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import { finishReconnect } from "../../../src/core/reconnect/finish-reconnect.ts";
import { probeNow } from "../../../src/core/recovery/probe-now.ts";
import { lose, prove } from "../../core/disconnection/lost-mailbox.ts";
import { aCampaign } from "../../core/world.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { openSite, signedIn } from "../site.ts";
import { wordsOf } from "../visitor.ts";

onEachDatabase((database) => {
  it("shows pace, connection and what the mailbox went through, with receipts", async () => {
    await using site = await openSite(database());
    await aCampaign(site, {});
    const lost = await lose(site);
    const [ben, cy] = [await signedIn(site, site.members.ben), await signedIn(site, site.members.cy)];
    const path = `/mailboxes/${site.mailboxId}`;
    const broken = wordsOf((await ben.get(path)).text);
    expect(broken).toContain(
      "Disconnected The password is no longer accepted, just now . Reconnect Check now",
    );
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

  it("is checked at a press, and says what came of it: it works, or it does not", async () => {
    await using site = await openSite(database());
    const cy = await signedIn(site, site.members.cy);
    const check = async () => {
      const { location } = await cy.post(`/mailboxes/${site.mailboxId}/check`);
      return async () => wordsOf((await cy.get(location ?? "")).text);
    };
    const asked = await check();
    expect(site.woken).toEqual([{ kind: "prove-mailbox", id: site.mailboxId }]);
    expect(await asked()).toContain("Checking SMTP and IMAP on fresh connections.");
    site.clock.time = new Date(site.clock.time.getTime() + 2_000);
    await probeNow(site.ctx, site.mailboxId);
    expect(await asked()).toContain("It works: SMTP and IMAP both took the sign-in at 10:00:02.");

    await lose(site);
    const again = await check();
    expect(await again()).toContain("Checking SMTP and IMAP on fresh connections.");
    await probeNow(site.ctx, site.mailboxId);
    expect(await again()).toContain("It is still refused. Nothing was changed");
    expect((await cy.get(`/mailboxes/${site.mailboxId}?asked=nonsense`)).status).toEqual(200);
  });

  it("offers a member who may not reconnect it to ask its owner by name, on each page that speaks of it", async () => {
    await using site = await openSite(database());
    await aCampaign(site, {});
    const { incidentId } = await lose(site);
    const [cy, ben] = [await signedIn(site, site.members.cy), await signedIn(site, site.members.ben)];
    for (const path of ["/", "/mailboxes", `/mailboxes/${site.mailboxId}`, `/incidents/${incidentId}`]) {
      const [theirs, own] = [await cy.get(path), await ben.get(path)];
      expect([path, wordsOf(theirs.text)]).toEqual([path, expect.stringContaining("Ask Ben")]);
      expect(theirs.text).not.toMatch(/>Reconnect<\/a>/);
      expect([path, own.text]).toEqual([path, expect.stringMatching(/>Reconnect<\/a>/)]);
    }
  });

  it("waits for an admin with a text to send on where only an admin can end it, and asks nobody for a password", async () => {
    await using site = await openSite(database());
    await aCampaign(site, {});
    const { incidentId } = await lose(site);
    const admin = diagnose({
      provider: "generic",
      protocol: "smtp",
      credential: "password",
      error:
        "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.",
    });
    const found = { cause: admin.cause, diagnosis: JSON.parse(JSON.stringify(admin)) };
    await site.prisma.incident.update({ where: { id: incidentId }, data: found });
    await site.prisma.disconnection.updateMany({ where: { incidentId }, data: found });
    const ben = await signedIn(site, site.members.ben);
    for (const path of ["/", "/mailboxes", `/mailboxes/${site.mailboxId}`]) {
      const { text } = await ben.get(path);
      expect([path, wordsOf(text)]).toEqual([path, expect.stringContaining("Waits for your admin")]);
      expect(text).toContain(`/incidents/${incidentId}#for-admin`);
      expect(text).not.toMatch(/>Reconnect<\/a>/);
    }
    const { text } = await ben.get(`/incidents/${incidentId}`);
    expect(wordsOf(text)).toContain("Text for your admin Only whoever runs your mail system can end this.");
    expect(text).toContain("https://learn.microsoft.com/");
    expect(text).toMatch(/href="mailto:\?subject=[^"]+&amp;body=Hello/);
    expect(text).toContain("<button>Check now</button>");
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
