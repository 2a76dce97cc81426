import { expect, it } from "vitest";
import { lookIntoTicket } from "../../../src/support/about/look-into-ticket.ts";
import { loseMailbox } from "../../bots/a-lost-mailbox.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aTicket } from "../../support/a-ticket.ts";
import { openSite, signedIn } from "../site.ts";
import { wordsOf } from "../visitor.ts";

onEachDatabase((database) => {
  it("an agent reads what a ticket is about, joins its incident, sends the way to reconnect, and refuses it again", async () => {
    await using site = await openSite(database());
    const { ctx, prisma, members, workspaceId, mailboxId } = site;
    await ctx.store.roles.set(members.ben, "member", "agent");
    const { incidentId } = await loseMailbox(site);
    const lost = await ctx.store.mailboxes.get(mailboxId);
    const { id, number } = await aTicket(
      site,
      { verified: false },
      { verified: false, text: `${lost?.address} does not send.` },
    );
    await lookIntoTicket(ctx, id);
    const agent = await signedIn(site, members.ben);
    const page = async () => wordsOf((await agent.get(`/tickets/${number}`)).text);
    expect(await page()).toContain("May be about this incident");
    await agent.post(`/tickets/${number}/join-incident`, { incident: incidentId });
    const joined = await page();
    expect(joined).toContain("Ben joined this ticket to an incident.");
    expect(joined).toContain("Send the way to reconnect");
    await agent.post(`/tickets/${number}/reconnect-letter`);
    const sent = { workspaceId, kind: "send-reconnect-letter" };
    expect(await prisma.outboxItem.count({ where: sent })).toBe(1);
    await agent.post(`/tickets/${number}/refuse-incident`, { incident: incidentId });
    expect(await page()).not.toContain("Send the way to reconnect");
    const { status, text } = await agent.post(`/tickets/${number}/reconnect-letter`);
    expect([status, wordsOf(text)]).toEqual([409, expect.stringContaining("There is nothing to reconnect")]);
  });

  it("a forward's sender is confirmed as the customer, and a stranger let in, by a press", async () => {
    await using site = await openSite(database());
    const { prisma, members } = site;
    const offered = { offeredName: "Eve", offeredEmail: "eve@customer.test" };
    const { id, number } = await aTicket(site, offered);
    const person = { ticketId: id, email: "sam@elsewhere.test", role: "asks-in", since: site.clock.time };
    await prisma.ticketParticipant.create({ data: person });
    const admin = await signedIn(site, members.ann);
    expect(wordsOf((await admin.get(`/tickets/${number}`)).text)).toContain("This is the customer");
    await admin.post(`/tickets/${number}/customer`);
    await admin.post(`/tickets/${number}/let-in`, { email: person.email });
    expect(await site.ctx.store.tickets.get(id)).toMatchObject({
      customer: { email: offered.offeredEmail },
      verified: false,
      offered: null,
    });
    const page = wordsOf((await admin.get(`/tickets/${number}`)).text);
    expect(page).not.toMatch(/This is the customer|Let them in/);
  });
});
