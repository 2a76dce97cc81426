import { expect, it } from "vitest";
import { LONG_UNREAD_MS } from "../../../src/core/inbound/reading-trouble.ts";
import { lose, prove } from "../../core/disconnection/lost-mailbox.ts";
import { onPglite } from "../../setup/each-database.ts";
import { openSite, type Site, signedIn } from "../site.ts";
import { wordsOf } from "../visitor.ts";

const FOLDER = { path: "Sales & more", words: "NO <b>Mailbox</b> is corrupt" };

onPglite((database) => {
  const mailboxOf = (site: Site) => ({ id: site.mailboxId, workspaceId: site.workspaceId });
  const later = (site: Site, ms: number) => {
    site.clock.time = new Date(site.clock.time.getTime() + ms);
  };

  it("lists and counts the mails that were set aside, with their reasons, and has them tried again at a press", async () => {
    await using site = await openSite(database());
    const { setAside } = site.ctx.store;
    const mail = {
      folder: "INBOX",
      uidValidity: 7n,
      why: "refused" as const,
      words: "Some <messages> failed",
    };
    const mails = Array.from({ length: 12 }, (_, at) => ({ ...mail, uid: at + 1 }));
    await setAside.add(
      mailboxOf(site),
      mails,
      site.clock.time,
      new Date(site.clock.time.getTime() + 600_000),
    );
    const cy = await signedIn(site, site.members.cy);
    const path = `/mailboxes/${site.mailboxId}`;
    const { text } = await cy.get(path);
    expect(wordsOf(text)).toContain("Mails set aside: 12");
    expect(wordsOf(text)).toContain("The server does not hand out this mail. Mail 12 in INBOX");
    expect(wordsOf(text)).toContain("And 2 more.");
    expect(text).toContain("Some &lt;messages&gt; failed");

    site.woken.length = 0;
    expect((await cy.post(`${path}/set-aside/try`)).location).toBe(path);
    expect(site.woken).toEqual([{ kind: "read-mailbox", id: site.mailboxId }]);
    expect(await setAside.claim(site.mailboxId, site.clock.time, site.clock.time, 20)).toHaveLength(12);
  });

  it("says since when replies are not read, and why, once it is a quarter of an hour", async () => {
    await using site = await openSite(database());
    await site.ctx.store.readings.failed(site.mailboxId, "The server says: <try later>", site.clock.time);
    const cy = await signedIn(site, site.members.cy);
    const page = async () => wordsOf((await cy.get(`/mailboxes/${site.mailboxId}`)).text);
    expect(await page()).toContain("The last try did not succeed. The reason: The server says:");
    expect(await page()).not.toContain("Replies have not been read since");
    later(site, LONG_UNREAD_MS);
    expect(await page()).toContain("Replies have not been read since");
    expect(await page()).toContain("Not being read");
  });

  it("names the folder that is not read", async () => {
    await using site = await openSite(database());
    await site.ctx.store.readings.saveTroubles(mailboxOf(site), [FOLDER], site.clock.time);
    const cy = await signedIn(site, site.members.cy);
    const { text } = await cy.get(`/mailboxes/${site.mailboxId}`);
    expect(text).toContain("<b>Sales &amp; more</b>");
    expect(text).toContain("NO &lt;b&gt;Mailbox&lt;/b&gt; is corrupt");
  });

  it("asks those who may decide to go on without a folder, and nobody else may press", async () => {
    await using site = await openSite(database());
    const lost = await lose(site);
    const reconnectId = await prove(site, lost);
    const { reconnects } = site.ctx.store;
    const reconnect = await reconnects.get(reconnectId);
    if (reconnect === null) throw new Error("no reconnect");
    const unread = { folders: [FOLDER], since: site.clock.time.toISOString() };
    await reconnects.progress(reconnectId, "reading", { ...reconnect.progress, unread }, site.clock.time);
    const path = `/reconnecting/${reconnectId}`;
    const [ben, cy] = [await signedIn(site, site.members.ben), await signedIn(site, site.members.cy)];
    expect(wordsOf((await ben.get(path)).text)).toContain("We try again by ourselves. Sales &amp; more");
    later(site, LONG_UNREAD_MS);
    for (const page of [path, `/mailboxes/${site.mailboxId}`]) {
      expect(wordsOf((await ben.get(page)).text)).toContain("Continue without this folder");
    }
    const refused = await cy.post(`${path}/without`);
    expect([refused.status, wordsOf(refused.text)]).toEqual([403, expect.stringContaining("Ben and Ann")]);
    expect((await ben.post(`${path}/without`)).location).toBe(path);
    expect(await reconnects.get(reconnectId)).toMatchObject({ without: [FOLDER.path] });
    const { workspaceId, mailboxId, members } = site;
    const told = await site.prisma.auditRow.findMany({ where: { workspaceId, kind: "folders-skipped" } });
    expect(told).toEqual([
      expect.objectContaining({ memberId: members.ben, surface: "web", data: { mailboxId, reconnectId } }),
    ]);
  });

  it("shows admins alone what fails time after time in Unpause itself", async () => {
    await using site = await openSite(database());
    const job = { kind: "read-mailbox", subject: site.mailboxId };
    for (let turn = 0; turn < 3; turn++) {
      await site.ctx.store.jobTroubles.threw(job, "the disk is <full>", site.clock.time);
    }
    const [ann, cy] = [await signedIn(site, site.members.ann), await signedIn(site, site.members.cy)];
    expect((await ann.get("/")).text).toContain("read-mailbox, 3 times in a row: the disk is &lt;full&gt;");
    expect((await cy.get("/")).text).not.toContain("fails time after time");
    await site.ctx.store.jobTroubles.worked(job, site.clock.time);
    expect((await ann.get("/")).text).not.toContain("fails time after time");
  });
});
