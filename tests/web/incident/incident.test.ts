import { expect, it } from "vitest";
import { lose } from "../../core/disconnection/lost-mailbox.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { openSite, signedIn } from "../site.ts";
import { wordsOf } from "../visitor.ts";

const ADDRESSES = Array.from(
  { length: 60 },
  (_, number) => `box${String(number).padStart(2, "0")}@ours.test`,
);

onEachDatabase((database) => {
  it("lists all mailboxes of an incident, a page at a time, each with its way back", async () => {
    await using site = await openSite(database(), ADDRESSES);
    let incidentId = "";
    for (const mailboxId of site.mailboxIds) incidentId = (await lose(site, mailboxId)).incidentId;
    const ben = await signedIn(site, site.members.ben);

    const choose = await ben.get(`/reconnect/incident/${incidentId}`);
    expect([choose.status, choose.location]).toEqual([303, `/incidents/${incidentId}#all`]);
    const first = await ben.get(`/incidents/${incidentId}`);
    expect(first.heading).toEqual("60 mailboxes, one cause");
    expect(wordsOf(first.text)).toContain(
      "60 mailboxes are disconnected: the password is no longer accepted Needs you",
    );
    expect(first.text.match(/href="\/reconnect\/incident\/[^/"]+\/[^/"]+"/g)).toHaveLength(50);
    expect(first.text).not.toContain(`href="/incidents/${incidentId}"`);
    expect((await ben.get("/")).text).toContain(`href="/incidents/${incidentId}">More…</a>`);
    const second = await ben.get(`/incidents/${incidentId}?page=2`);
    expect(wordsOf(second.text)).toContain("box59@ours.test Disconnected Ben, since just now Reconnect");
    const way = await ben.get(`/reconnect/incident/${incidentId}/${site.mailboxIds[59]}`);
    expect([way.status, way.heading]).toEqual([200, "Reconnect box59@ours.test"]);
  });

  it("shows an incident to its own workspace only", async () => {
    await using site = await openSite(database());
    await using other = await openSite(database());
    const { incidentId } = await lose(other);
    const cy = await signedIn(site, site.members.cy);
    expect((await cy.get(`/incidents/${incidentId}`)).status).toEqual(404);
    expect((await cy.get("/incidents/nonsense")).status).toEqual(404);
  });
});
