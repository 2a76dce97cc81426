import { expect, it } from "vitest";
import type { Database } from "../../../src/io/db/open-database.ts";
import { MONDAY, sweepRound } from "../../core/world.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aMessage, aTicket } from "../../support/a-ticket.ts";
import { openSite, signedIn } from "../site.ts";
import { wordsOf } from "../visitor.ts";

onEachDatabase((database) => {
  it("lists tickets to agents and admins, with filters and search, and to nobody else", async () => {
    await using site = await openDesk(database());
    const { members } = site;
    const login = await aTicket(site, { subject: "Login fails", tags: ["billing"] });
    await aTicket(site, { subject: "Thanks", state: "solved" });
    await sweepRound(site.ctx);
    for (const id of [members.ann, members.ben]) {
      const visit = await signedIn(site, id);
      const list = await visit.get("/tickets");
      const words = wordsOf(list.text);
      expect(words).toContain("1 ticket");
      expect(words).toContain(`${login.number} Login fails`);
      expect(words).not.toContain("Thanks");
      expect(wordsOf((await visit.get("/tickets?state=all")).text)).toContain("2 tickets");
      expect(wordsOf((await visit.get("/tickets?search=dora@customer.test&state=solved")).text)).toContain(
        "Thanks",
      );
      expect(wordsOf((await visit.get("/tickets?search=nothing")).text)).toContain("No ticket matches.");
      expect(wordsOf((await visit.get("/tickets?tag=Billing")).text)).toContain("Login fails");
      expect(wordsOf((await visit.get("/")).text)).toContain("Tickets 1 open");
    }
    const cy = await signedIn(site, members.cy);
    expect((await cy.get("/tickets")).status).toBe(404);
    expect((await cy.get(`/tickets/${login.number}`)).status).toBe(404);
    expect((await cy.post(`/tickets/${login.number}/solve`, {})).status).toBe(404);
    expect((await cy.get("/")).text).not.toContain('href="/tickets"');
  });

  it("tells messages apart, doubts a sender who is not verified, and hides the quote", async () => {
    await using site = await openDesk(database());
    const { id, number } = await aTicket(
      site,
      { subject: "Login fails", verified: false },
      { verified: false },
    );
    await aMessage(site, id, { author: "agent", fromName: "Ben", text: "We look.", reply: "We look." });
    await aMessage(site, id, { author: "automatic", automatic: "vacation", text: "Away.", reply: "Away." });
    await aMessage(site, id, {
      spam: true,
      text: "<script>alert(1)</script>",
      reply: "<script>alert(1)</script>",
    });
    const visit = await signedIn(site, site.members.ben);
    const page = await visit.get(`/tickets/${number}`);
    const words = wordsOf(page.text);
    for (const said of [
      "The sender is not verified: anybody could have written this in their name.",
      "Customer, just now",
      "Our answer, just now",
      "A program wrote it: vacation.",
      "Found in spam",
      "Show the quote",
    ])
      expect(words).toContain(said);
    expect(page.text).not.toContain("<script>alert");
    expect((await site.ctx.store.tickets.get(id))?.state).toBe("new");
  });

  it("works on a ticket by its forms, and says in words what does not fit", async () => {
    await using site = await openDesk(database());
    const { ben } = site.members;
    const { id, number } = await aTicket(site);
    const visit = await signedIn(site, ben);
    const post = (verb: string, form: Record<string, string>) =>
      visit.post(`/tickets/${number}/${verb}`, form);
    await post("seen", {});
    expect((await site.ctx.store.tickets.get(id))?.state).toBe("open");
    await post("assign", { assignee: ben });
    await post("note", { id: "01935000-0000-7000-8000-000000000000", text: "Call them" });
    await post("note", { id: "01935000-0000-7000-8000-000000000000", text: "Call them" });
    await post("note", { id: "01935000-0000-7000-8000-000000000000", text: "Call them twice" });
    await post("priority", { priority: "urgent" });
    await post("tags", { add: "Billing" });
    await post("snooze", { hours: "24" });
    const words = wordsOf((await visit.get(`/tickets/${number}`)).text);
    for (const said of [
      "Snoozed",
      "Urgent",
      "billing",
      "Ben gave it to Ben.",
      "Ben wrote a note.",
      "Call them twice",
    ])
      expect(words).toContain(said);
    expect(words.split("Call them").length).toBe(3);
    const empty = await post("note", { id: "", text: "  " });
    expect([empty.status, wordsOf(empty.text)]).toEqual([409, expect.stringContaining("The note is empty")]);
    await post("solve", {});
    const refused = await post("snooze", { hours: "24" });
    expect(wordsOf(refused.text)).toContain("Reopen it first to snooze it.");
    await post("reopen", {});
    expect((await site.ctx.store.tickets.get(id))?.state).toBe("open");
    expect((await visit.post("/tickets/99/solve", {})).status).toBe(404);
    const other = await openDesk(database());
    await using _ = other;
    expect((await (await signedIn(other, other.members.ben)).get(`/tickets/${number}`)).status).toBe(404);
  });

  it("lets admins set the support desk, and shows it to agents", async () => {
    await using site = await openDesk(database());
    const ann = await signedIn(site, site.members.ann);
    expect(wordsOf((await ann.post("/tickets/desk", { minutes: "0" })).text)).toContain(
      "Enter between 1 and",
    );
    const saved = await ann.post("/tickets/desk", { minutes: "90", byTurn: "yes" });
    expect(wordsOf(saved.text)).toContain("The settings hold for tickets from now on.");
    const ben = await signedIn(site, site.members.ben);
    expect((await ben.get("/tickets/desk")).text).toContain('value="90"');
    expect((await ben.post("/tickets/desk", { minutes: "5" })).status).toBe(403);
    expect(await site.ctx.store.desks.get(site.workspaceId)).toEqual({
      firstAnswerMinutes: 90,
      byTurn: true,
    });
  });
});

/** A site on which Ben is an agent. */
async function openDesk(database: Database) {
  const site = await openSite(database, []);
  await site.prisma.member.update({ where: { id: site.members.ben }, data: { role: "agent" } });
  expect(site.clock.time).toEqual(MONDAY);
  return site;
}
