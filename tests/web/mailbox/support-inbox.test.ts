import { expect, it } from "vitest";
import { LONG_UNREAD_MS } from "../../../src/core/inbound/reading-trouble.ts";
import { storeMails } from "../../../src/support/inbox/store-mails.ts";
import { understandMail } from "../../../src/support/intake/understand-mail.ts";
import { onEachDatabase } from "../../setup/each-database.ts";
import { aMail } from "../../support/a-desk.ts";
import { addInbox } from "../../support/inbox/an-inbox.ts";
import { openSite, signedIn } from "../site.ts";
import { wordsOf } from "../visitor.ts";

onEachDatabase((database) => {
  it("shows of a support inbox its folders, its last mail and the mails that wait, and nothing of sending", async () => {
    await using site = await openSite(database(), []);
    const { ctx, clock, workspaceId, members } = site;
    await ctx.store.roles.set(members.ben, "member", "agent");
    const id = await addInbox(site, { address: `support@${workspaceId}.test`, password: "a secret of it" });
    const inbox = await ctx.store.mailboxes.get(id);
    if (inbox === null) throw new Error("There is no inbox.");
    const ben = await signedIn(site, members.ben);
    const page = async (visit = ben) => wordsOf((await visit.get(`/mailboxes/${id}`)).text);
    expect(await page()).toContain("Last mail None yet");
    const mailAt = (folder: string, kind: "inbox" | "spam", uid: number) => {
      const raw = aMail();
      return { folder, kind, uid, internalDate: clock.time, raw, size: raw.length };
    };
    const seen = { uidValidity: 1n, cursor: null, unread: [] };
    await storeMails(ctx, inbox, [mailAt("Help & more", "inbox", 1), mailAt("Junk", "spam", 1)], seen);
    await ctx.store.readings.saveCursor(inbox, { path: "Old", uidValidity: 1n, lastUid: 0 });
    const waiting = await page();
    expect(waiting).toContain("2 mails are stored and wait to become tickets, the oldest since just now .");
    expect(waiting).toContain("Junk marked as spam 1 mail, the last just now");
    expect(waiting).toContain("Without mail so far: Old.");
    await understandMail(ctx, id);
    await ctx.store.readings.done(id, clock.time);
    const done = await page();
    expect(done).not.toContain("wait to become tickets");
    expect(done).toContain("Mail to support was last read just now .");
    expect(done).toContain("See its tickets");
    expect(done).not.toMatch(/\bPace\b|At most a day|warm-up|Campaigns No campaign|Replies|sends wait/i);
    const cy = await signedIn(site, members.cy);
    expect(await page(cy)).not.toContain("See its tickets");

    await ctx.store.readings.failed(id, "NO Server Unavailable", clock.time);
    clock.time = new Date(clock.time.getTime() + LONG_UNREAD_MS);
    expect(await page()).toContain("Mail that came since then has no ticket yet.");
  });

  it("tells admins how the test of its server ended, and lets them have it tested anew", async () => {
    await using site = await openSite(database(), []);
    const { ctx, clock, workspaceId, members, prisma, woken } = site;
    const id = await addInbox(site, {
      address: `help@${workspaceId}.test`,
      password: "another secret of it",
    });
    const ann = await signedIn(site, members.ann);
    const page = async () => wordsOf((await ann.get("/support/inboxes")).text);
    expect(await page()).toContain("No sender is verified here. Its mail server is not tested yet.");
    const asked = {
      mailboxId: id,
      workspaceId,
      askedAt: clock.time,
      askedOf: "",
      dueAt: new Date("2027-01-01"),
    };
    const authserv = "mx.ours.test";
    await prisma.senderTest.create({
      data: { ...asked, result: "strips-nothing", authserv, resultAt: clock.time },
    });
    expect(await page()).toContain(
      "A forged result in the name of mx.ours.test was not removed from a test mail.",
    );
    expect(wordsOf((await ann.get(`/mailboxes/${id}`)).text)).toContain("Let the mail server remove");

    expect((await ann.post(`/support/inboxes/${id}/test`, {})).status).toBe(303);
    expect(woken).toContainEqual({ kind: "test-senders", id });
    expect((await ctx.store.senderTests.get(id))?.dueAt).toEqual(clock.time);
  });
});
