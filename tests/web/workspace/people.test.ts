import { expect, it } from "vitest";
import { onPglite } from "../../setup/each-database.ts";
import { openSite, signedIn } from "../site.ts";
import { visitor, wordsOf } from "../visitor.ts";

onPglite((database) => {
  it("an admin lets a person in and hands over a link, which signs that person in", async () => {
    await using site = await openSite(database());
    const ann = await signedIn(site, site.members.ann);
    const { text } = await ann.post("/people", { email: "dora@acme.test", name: "Dora <b>", admin: "" });
    expect(wordsOf(text)).toContain("Give this to Dora &lt;b&gt; alone.");
    const path = new URL(/http[^<]*\/sign-in\/[\w-]+/.exec(text)?.[0] ?? "").pathname;

    const dora = visitor(site.url);
    await dora.post(path);
    const people = wordsOf((await dora.get("/people")).text);
    expect(people).toContain("dora@acme.test");
    expect(people).toContain("Only an admin lets people in.");
    expect((await dora.post("/people", { email: "eve@acme.test" })).status).toEqual(403);
    expect((await dora.post(`/people/${site.members.ann}/link`)).status).toEqual(403);
  });

  it("says beside the field what is not right, and keeps what was typed", async () => {
    await using site = await openSite(database());
    const ann = await signedIn(site, site.members.ann);
    const { status, text } = await ann.post("/people", { email: "ben@acme.test", name: "Benny" });
    expect([status, text.includes('value="Benny"')]).toEqual([422, true]);
    expect(wordsOf(text)).toContain("ben@acme.test is here already.");
  });

  it("a mailbox's page says who is asked when it breaks, and lets its owner change it", async () => {
    await using site = await openSite(database());
    const path = `/mailboxes/${site.mailboxId}`;
    const ben = await signedIn(site, site.members.ben);
    expect(wordsOf((await ben.get(path)).text)).toContain("Owner Ben Backup none yet");
    const answer = await ben.post(`${path}/fixers`, { owner: site.members.ben, backup: site.members.cy });
    expect(answer.location).toEqual(path);
    const words = wordsOf((await ben.get(path)).text);
    expect(words).toContain("Owner Ben Backup Cy");
    expect(words).toContain("Ben chose who is asked when it breaks.");

    const cy = await signedIn(site, site.members.cy);
    expect((await cy.post(`${path}/fixers`, { owner: site.members.cy })).status).toEqual(403);
    expect((await ben.post(`${path}/fixers`, { owner: site.mailboxId })).status).toEqual(422);
    expect(wordsOf((await ben.get(path)).text)).toContain("Owner Ben Backup Cy");
  });
});
