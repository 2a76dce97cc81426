import { expect, it } from "vitest";
import { finishReconnect } from "../../../src/core/reconnect/finish-reconnect.ts";
import { linkFor, lose, prove } from "../../core/disconnection/lost-mailbox.ts";
import { aCampaign } from "../../core/world.ts";
import { onPglite } from "../../setup/each-database.ts";
import { openSite, type Site, signedIn } from "../site.ts";
import { type Answer, visitor, wordsOf } from "../visitor.ts";

const HALF_AN_HOUR = 30 * 60_000;

/** The fields of the reconnect form with only the password filled in. */
const form = (site: Site, secret: string, more: Record<string, string> = {}) => ({
  address: "sales@ours.test",
  secret,
  userName: "sales@ours.test",
  "smtp-host": "127.0.0.1",
  "smtp-port": String(site.provider.smtp.port),
  "smtp-security": "none",
  "imap-host": "127.0.0.1",
  "imap-port": String(site.provider.imap.port),
  "imap-security": "none",
  ...more,
});
const said = ({ status, heading }: Answer) => [status, heading];

async function benWithLink(site: Site) {
  await aCampaign(site, {});
  const lost = await lose(site);
  const ben = await signedIn(site, site.members.ben);
  return { lost, ben, path: `/reconnect/${await linkFor(site, lost)}` };
}

onPglite((database) => {
  it("takes the new password, shows the way to the end, and leads on to the receipt", async () => {
    await using site = await openSite(database());
    await aCampaign(site, {});
    const lost = await lose(site);
    const ben = await signedIn(site, site.members.ben);
    const led = await ben.get(`/reconnect/incident/${lost.incidentId}`);
    const path = `/reconnect/incident/${lost.incidentId}/${lost.mailboxId}`;
    expect([led.status, led.location]).toEqual([303, path]);
    const page = await ben.get(path);
    expect(await site.prisma.reconnectLink.count({ where: { mailboxId: lost.mailboxId } })).toEqual(0);
    expect(said(page)).toEqual([200, "Reconnect sales@ours.test"]);

    const proven = await ben.post(path, form(site, lost.password));
    expect(proven.status).toEqual(303);
    const way = proven.location ?? "";
    const progress = await ben.get(way);
    expect(said(progress)).toEqual([200, "Reconnecting sales@ours.test"]);
    expect(wordsOf(progress.text)).toContain("The password works");

    await finishReconnect(site.ctx, way.replace("/reconnecting/", ""));
    const end = await ben.get(way);
    expect([end.status, end.location]).toEqual([303, `/receipts/${lost.disconnectionId}`]);
    const receipt = await ben.get(end.location ?? "");
    expect(said(receipt)).toEqual([200, "Receipt 1"]);
    expect(wordsOf(receipt.text)).toContain("No lead was lost, and no lead was written to twice.");
  });

  it("a look at a link never spends it", async () => {
    await using site = await openSite(database());
    const { lost, ben, path } = await benWithLink(site);
    const bot = visitor(site.url);
    expect((await bot.get(path)).status).toEqual(401);
    expect((await bot.post(path, form(site, lost.password))).status).toEqual(401);
    for (const _ of [1, 2, 3]) await ben.get(path);
    expect((await ben.post(path, form(site, lost.password))).status).toEqual(303);
  });

  it("says what each leg refused, keeps what was typed but the password, and stays good", async () => {
    await using site = await openSite(database());
    const { lost, ben, path } = await benWithLink(site);
    const refused = await ben.post(path, form(site, "pässword 🔑 wrong"));
    expect(said(refused)).toEqual([422, "Reconnect sales@ours.test"]);
    const words = wordsOf(refused.text);
    expect(words).toContain("That did not work yet. Nothing was changed. This page still works.");
    expect(words).toContain(
      "Sending (SMTP) and reading (IMAP): The provider refuses the user name and password",
    );
    expect(refused.text).not.toContain("pässword");

    const halfway = await ben.post(path, form(site, lost.password, { "imap-port": "1" }));
    expect(halfway.status).toEqual(422);
    expect(wordsOf(halfway.text)).toContain("Sending (SMTP): works.");
    expect(halfway.text).toContain('name="imap-port" type="text" value="1"');
    expect((await ben.post(path, form(site, lost.password))).status).toEqual(303);
  });

  it("says in an outage that the password could not be tried, and works with it afterwards", async () => {
    await using site = await openSite(database());
    const { lost, ben, path } = await benWithLink(site);
    await site.provider.breaks.goDown();
    const untried = await ben.post(path, form(site, lost.password));
    expect(untried.status).toEqual(422);
    const words = wordsOf(untried.text);
    expect(words).toContain("The password could not be tried. Nothing was changed. This page still works.");
    expect(words).toContain(
      "Sending (SMTP) and reading (IMAP): The mail server cannot be reached, so we could not sign in.",
    );
    expect(words).not.toMatch(/check host|port and TLS/i);
    await site.provider.breaks.comeBack();
    expect((await ben.post(path, form(site, lost.password))).status).toEqual(303);
  });

  it("asks again for what is missing before it asks the provider", async () => {
    await using site = await openSite(database());
    const { ben, path } = await benWithLink(site);
    const answer = await ben.post(path, form(site, "", { "smtp-port": "many", "imap-host": " " }));
    expect(answer.status).toEqual(422);
    const wrong = [...answer.text.matchAll(/<p class="wrong"[^>]*>([^<]*)/g)].map(([, words]) => words);
    expect(wrong).toEqual([
      "Enter the password that works now.",
      "A port is a number from 1 to 65535.",
      "Enter the name of the server.",
    ]);
  });

  it("takes no other mailbox", async () => {
    await using site = await openSite(database(), ["sales@ours.test", "other@ours.test"]);
    const { ben, path } = await benWithLink(site);
    const other = form(site, "first of other@ours.test", { userName: "other@ours.test" });
    const answer = await ben.post(path, other);
    expect(said(answer)).toEqual([422, "That is another mailbox"]);
    expect((await site.ctx.store.mailboxes.get(site.mailboxId))?.state.kind).toEqual("disconnected");
  });

  it("a link of one member opens nothing for another", async () => {
    await using site = await openSite(database());
    const { lost, path } = await benWithLink(site);
    const ann = await signedIn(site, site.members.ann);
    expect(said(await ann.get(path))).toEqual([403, "Another member can reconnect this mailbox"]);
    expect((await ann.post(path, form(site, lost.password))).status).toEqual(403);
    expect((await ann.post(path, form(site, ""))).status).toEqual(403);
  });

  it("a link of another workspace tells its finder nothing of the people there", async () => {
    await using site = await openSite(database());
    await using other = await openSite(database());
    await other.prisma.member.update({ where: { id: other.members.ben }, data: { name: "Bertrand" } });
    const lost = await lose(other);
    const path = `/reconnect/${await linkFor(other, lost)}`;
    const finder = await signedIn(site, site.members.ann);
    const expectNothing = async () => {
      for (const answer of [await finder.get(path), await finder.post(path, form(site, lost.password))]) {
        expect(said(answer)).toEqual([404, "This is not a link of ours"]);
        expect(answer.text).not.toMatch(/Bertrand|ben@acme|receipts/);
      }
    };
    await expectNothing();
    await finishReconnect(other.ctx, await prove(other, lost));
    await expectNothing();
  });

  it("a member who may not act on the mailbox reads which members may", async () => {
    await using site = await openSite(database());
    const { lost } = await benWithLink(site);
    const cy = await signedIn(site, site.members.cy);
    const answer = await cy.get(`/reconnect/incident/${lost.incidentId}/${lost.mailboxId}`);
    expect(said(answer)).toEqual([403, "Another member can reconnect this mailbox"]);
    expect(wordsOf(answer.text)).toContain("Ben , the owner ben@acme.test");
    expect(wordsOf(answer.text)).toContain("Ann , an admin ann@acme.test");
  });

  it("a link that is too old, spent, overtaken or never was says so, and what to do", async () => {
    await using site = await openSite(database());
    const { lost, ben, path } = await benWithLink(site);
    expect(said(await ben.get("/reconnect/made-up"))).toEqual([404, "This is not a link of ours"]);

    const earlier = site.clock.time;
    site.clock.time = new Date(earlier.getTime() + HALF_AN_HOUR);
    expect(said(await ben.get(path))).toEqual([410, "This link is too old"]);
    expect(said(await ben.post(path, form(site, lost.password)))).toEqual([410, "This link is too old"]);
    site.clock.time = earlier;

    const reconnectId = await prove(site, lost);
    expect(said(await ben.post(path, form(site, lost.password)))).toEqual([409, "A reconnect is under way"]);
    await finishReconnect(site.ctx, reconnectId);
    for (const answer of [await ben.get(path), await ben.post(path, form(site, lost.password))]) {
      expect(said(answer)).toEqual([409, "It is connected again already"]);
      expect(answer.text).toContain(`/receipts/${lost.disconnectionId}`);
    }
    expect(said(await ben.get(`/reconnect/incident/${lost.incidentId}/${lost.mailboxId}`))).toEqual([
      409,
      "It is connected again already",
    ]);
  });

  it("a receipt can be downloaded, by members of its workspace only", async () => {
    await using site = await openSite(database());
    await aCampaign(site, {});
    const lost = await lose(site);
    await finishReconnect(site.ctx, await prove(site, lost));
    const cy = await signedIn(site, site.members.cy);
    const file = await cy.get(`/receipts/${lost.disconnectionId}.json`);
    expect(file.headers.get("content-disposition")).toEqual('attachment; filename="receipt-1.json"');
    const { number, body } = JSON.parse(file.text);
    expect({ number, leads: body.leads, sentTwice: body.sentTwice }).toEqual({
      number: 1,
      leads: { before: 3, after: 3, added: 0 },
      sentTwice: 0,
    });

    await using elsewhere = await openSite(database());
    const stranger = await signedIn(elsewhere, elsewhere.members.ann);
    const paths = [
      `/receipts/${lost.disconnectionId}`,
      `/receipts/${lost.disconnectionId}.json`,
      `/reconnect/incident/${lost.incidentId}`,
      `/mailboxes/${site.mailboxId}`,
    ];
    const statuses = await Promise.all(paths.map(async (path) => (await stranger.get(path)).status));
    expect(statuses).toEqual([404, 404, 404, 404]);
  });
});
