import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { finishReconnect } from "../../../src/core/reconnect/finish-reconnect.ts";
import { issueSignInLink } from "../../../src/core/sign-in/sign-in.ts";
import { issueVouchedLink } from "../../../src/core/vouched/issue-vouched-link.ts";
import { lose } from "../../core/disconnection/lost-mailbox.ts";
import { type Slack, startSlack } from "../../hosts/slack/slack-web-api.ts";
import { onPglite } from "../../setup/each-database.ts";
import { type Answer, type Visitor, visitor, wordsOf } from "../../web/visitor.ts";
import { alertedInSlack, pressNumber, pressReconnect, type ReconnectWindow } from "./reconnect-from-chat.ts";
import type { SlackWorkspace } from "./slack-workspace.ts";

const said = ({ status, heading }: Answer) => [status, heading];
const OWN = "To get your own link, press Reconnect in the alert in Slack.";

let slack: Slack;
let used = 0;
beforeAll(async () => {
  slack = await startSlack({
    channels: Array.from({ length: 20 }, (_, number) => `alerts-${number}`),
    people: { ann: "ann@acme.test", ben: "ben@acme.test", cy: "cy@acme.test" },
  });
});
afterAll(() => slack[Symbol.asyncDispose]());
afterEach(() => expect(slack.refused).toEqual([]));

const pathOf = ({ link }: ReconnectWindow) => new URL(link).pathname;

/** Somebody presses Continue on the link's page. @returns where their one page is, and the number on it */
async function goOn(browser: Visitor, window: ReconnectWindow) {
  const here = (await browser.post(`${pathOf(window)}/here`)).location ?? "";
  const page = await browser.get(here);
  return { here, page, number: /class="number">(\d\d)</.exec(page.text)?.[1] ?? "" };
}

/** The link's browser is let in. @returns its one page */
async function letIn(workspace: SlackWorkspace, browser: Visitor) {
  const window = await pressReconnect(workspace);
  const { here, number } = await goOn(browser, window);
  await pressNumber(workspace, window, number);
  return { here, window };
}

async function signedIn({ ctx, workspaceId, members, url }: SlackWorkspace, name: "ben" | "cy") {
  const browser = visitor(url);
  const link = await issueSignInLink(ctx, { id: members[name], workspaceId });
  await browser.post(new URL(link.url).pathname);
  return browser;
}

/** Nothing was changed: no reconnect began, and the credential is the old one. */
async function expectAsItWas({ ctx, mailboxId }: SlackWorkspace) {
  expect(await ctx.store.reconnects.open(mailboxId)).toBeNull();
  expect((await ctx.store.mailboxes.get(mailboxId))?.state).toEqual({ kind: "disconnected" });
}

onPglite((database) => {
  const alerted = (addresses?: string[]) =>
    alertedInSlack(database(), slack, `alerts-${used++}`, { ...(addresses && { addresses }) });

  it("a look changes nothing, however often, and shows nothing of the mailbox", async () => {
    await using workspace = await alerted();
    const window = await pressReconnect(workspace);
    const rows = async () =>
      JSON.stringify([
        await workspace.prisma.vouchedSession.findMany(),
        await workspace.prisma.reconnectLink.findMany(),
        await workspace.prisma.event.count(),
      ]);
    const before = await rows();
    const bot = visitor(workspace.url);
    for (const _ of [1, 2, 3]) {
      const page = await bot.get(pathOf(window));
      expect(said(page)).toEqual([200, "Reconnect in this browser?"]);
      expect(page.text).not.toContain("sales@ours.test");
      expect(page.headers.get("cache-control")).toEqual("no-store");
    }
    expect(await rows()).toEqual(before);
    expect(bot.cookies.size).toEqual(0);
  });

  it("forwarded: its finder sees a number that nobody presses, and can do nothing", async () => {
    await using workspace = await alerted();
    const window = await pressReconnect(workspace);
    const finder = visitor(workspace.url);
    const { here, page } = await goOn(finder, window);
    expect(page.text).not.toContain("sales@ours.test");
    const secret = workspace.lost.password;
    expect((await finder.post(here, { secret })).heading).toEqual("Press this number in Slack");
    expect((await finder.post(`${here}/sign-in`)).heading).toEqual("Press this number in Slack");
    await expectAsItWas(workspace);
    // Ben finds it used, and is told how to get another one.
    const ben = visitor(workspace.url);
    const found = await ben.get(pathOf(window));
    expect(said(found)).toEqual([410, "This link was used already"]);
    expect(wordsOf(found.text)).toContain(OWN);
    const other = await letIn(workspace, ben);
    expect(said(await ben.get(other.here))).toEqual([200, "Reconnect sales@ours.test"]);
    expect((await finder.get(here)).heading).toEqual("Press this number in Slack");
  });

  it("a number that is not the page's closes that page for good", async () => {
    await using workspace = await alerted();
    const window = await pressReconnect(workspace);
    const finder = visitor(workspace.url);
    const { here, number } = await goOn(finder, window);
    const wrong = window.numbers.find(({ label }) => label !== number)?.label ?? "";
    expect((await pressNumber(workspace, window, wrong)).lines).toEqual([
      "The page does not show that number, so it stays closed. Nothing was changed. Did another person open your link? Press Reconnect again for a new one.",
    ]);
    const closed = await finder.get(here);
    expect(said(closed)).toEqual([403, "Another number was pressed"]);
    expect(wordsOf(closed.text)).toContain(OWN);
    expect(said(await finder.post(here, { secret: workspace.lost.password }))).toEqual([
      403,
      "Another number was pressed",
    ]);
    await expectAsItWas(workspace);
  });

  it("a number pressed too early asks for the page first, and can be pressed again", async () => {
    await using workspace = await alerted();
    const window = await pressReconnect(workspace);
    const early = await pressNumber(workspace, window, window.numbers[0]?.label ?? "");
    expect(early.lines[0]).toMatch(/^No page shows a number yet\. Press Continue on the page first\./);
    expect(early.buttons.map(({ label }) => label)).toEqual(window.numbers.map(({ label }) => label));
    const ben = visitor(workspace.url);
    const { here, number } = await goOn(ben, window);
    await pressNumber(workspace, { ...window, lines: early.lines }, number);
    expect((await ben.get(here)).heading).toEqual("Reconnect sales@ours.test");
  });

  it("used twice, or in another browser, it does nothing; the open session is another browser's to nobody", async () => {
    await using workspace = await alerted();
    const ben = visitor(workspace.url);
    const { here, window } = await letIn(workspace, ben);
    const other = visitor(workspace.url);
    expect((await other.post(`${pathOf(window)}/here`)).location).toEqual(pathOf(window));
    const found = await other.get(pathOf(window));
    expect(said(found)).toEqual([410, "This link was used already"]);
    expect(wordsOf(found.text)).toContain(OWN);
    const secret = workspace.lost.password;
    for (const answer of [await other.get(here), await other.post(here, { secret })]) {
      expect(said(answer)).toEqual([403, "This page belongs to another browser"]);
      expect(wordsOf(answer.text)).toContain("To get your own link, press Reconnect");
    }
    await expectAsItWas(workspace);
    // In its own browser the link leads to the one page that it opened, and opens no second one.
    expect((await ben.get(pathOf(window))).location).toEqual(here);
    expect((await ben.post(`${pathOf(window)}/here`)).location).toEqual(pathOf(window));
    const { prisma, workspaceId } = workspace;
    expect(await prisma.vouchedSession.count({ where: { workspaceId, openedAt: { not: null } } })).toEqual(1);
  });

  it("does its one reconnect and nothing else: no other page, no other setting, no second time", async () => {
    await using workspace = await alerted();
    const { ctx, mailboxId, lost, prisma } = workspace;
    await prisma.mailbox.update({ where: { id: mailboxId }, data: { provider: "google" } });
    const ben = visitor(workspace.url);
    const { here, window } = await letIn(workspace, ben);
    const elsewhere = ["/", "/mailboxes", `/mailboxes/${mailboxId}`, "/settings", "/live", "/you"];
    const locked = await Promise.all(elsewhere.map(async (path) => (await ben.get(path)).status));
    expect(locked).toEqual(elsewhere.map(() => 401));
    for (const path of [
      "/settings",
      `/mailboxes/${mailboxId}/check`,
      `${pathOf(window)}/sign-in`,
      pathOf(window),
    ]) {
      expect([path, (await ben.post(path)).status]).toEqual([path, 401]);
    }
    const before = await ctx.store.mailboxes.get(mailboxId);
    const more = {
      address: "other@ours.test",
      userName: "other@ours.test",
      "smtp-host": "smtp.evil.test",
      "smtp-port": "1",
      "smtp-security": "none",
      "imap-host": "imap.evil.test",
      "imap-port": "1",
      "imap-security": "none",
    };
    // A mailbox with a password keeps that kind of sign-in.
    expect((await ben.post(`${here}/sign-in`)).location).toEqual(here);
    expect(said(await ben.post(here, { secret: "" }))).toEqual([422, "Reconnect sales@ours.test"]);
    expect((await ben.post(here, { secret: lost.password, ...more })).location).toEqual(here);
    expect((await ben.get(here)).heading).toEqual("Reconnecting sales@ours.test");
    await finishReconnect(ctx, (await ctx.store.reconnects.open(mailboxId))?.id ?? "");
    const after = await ctx.store.mailboxes.get(mailboxId);
    expect([after?.userName, after?.smtp, after?.imap, after?.signIn]).toEqual([
      before?.userName,
      before?.smtp,
      before?.imap,
      before?.signIn,
    ]);
    expect((await ben.get(here)).heading).toEqual("sales@ours.test works again");
    expect((await ben.post(here, { secret: "again" })).heading).toEqual("sales@ours.test works again");
    expect(await prisma.reconnect.count({ where: { mailboxId } })).toEqual(1);
    const stranger = visitor(workspace.url);
    const solved = await stranger.get(pathOf(window));
    expect(said(solved)).toEqual([409, "It is connected again already"]);
    expect(solved.text).not.toContain("sales@ours.test");
    const { clock } = workspace;
    clock.time = new Date(clock.time.getTime() + 30 * 60_000);
    expect(said(await ben.get(here))).toEqual([410, "This page has ended"]);
  });

  it("ends when its member may no longer reconnect the mailbox", async () => {
    await using workspace = await alerted();
    const { prisma, mailboxId, members, lost } = workspace;
    const ben = visitor(workspace.url);
    const { here } = await letIn(workspace, ben);
    await prisma.mailbox.update({ where: { id: mailboxId }, data: { ownerId: members.cy } });
    for (const answer of [await ben.get(here), await ben.post(here, { secret: lost.password })]) {
      expect(said(answer)).toEqual([403, "You can no longer reconnect this mailbox"]);
      expect(answer.text).not.toContain("sales@ours.test");
    }
    await expectAsItWas(workspace);
  });

  it("ends when the right is taken away while the password is being proven: nothing is changed", async () => {
    await using workspace = await alerted();
    const { ctx, prisma, mailboxId, members, lost } = workspace;
    const ben = visitor(workspace.url);
    const { here } = await letIn(workspace, ben);
    const { prove } = ctx.mail;
    ctx.mail.prove = async (access) => {
      const proof = await prove(access);
      await prisma.mailbox.update({ where: { id: mailboxId }, data: { ownerId: members.cy } });
      return proof;
    };
    expect((await ben.post(here, { secret: lost.password })).location).toEqual(here);
    expect(said(await ben.get(here))).toEqual([403, "You can no longer reconnect this mailbox"]);
    expect(said(await ben.post(here, { secret: lost.password }))[0]).toEqual(403);
    await expectAsItWas(workspace);
  });

  it("ends after half an hour, and says how to begin again", async () => {
    await using workspace = await alerted();
    const { clock, lost } = workspace;
    const ben = visitor(workspace.url);
    const { here } = await letIn(workspace, ben);
    clock.time = new Date(clock.time.getTime() + 30 * 60_000);
    for (const answer of [await ben.get(here), await ben.post(here, { secret: lost.password })]) {
      expect(said(answer)).toEqual([410, "This page has ended"]);
      expect(wordsOf(answer.text)).toContain(OWN);
    }
    await expectAsItWas(workspace);
  });

  it("two mailboxes can be reconnected in one browser, each by a session of its own", async () => {
    await using workspace = await alerted(["a@ours.test", "b@ours.test"]);
    const ben = visitor(workspace.url);
    const first = await letIn(workspace, ben);
    const lost = await lose(workspace, workspace.mailboxIds[1]);
    const link = await issueVouchedLink(workspace.ctx, { memberId: workspace.members.ben, ...lost }, "slack");
    const token = link.kind === "issued" ? link.token : "";
    const second = (await ben.post(`/reconnect/${token}/here`)).location ?? "";
    expect((await ben.get(second)).heading).toEqual("Press this number in Slack");
    expect((await ben.get(first.here)).heading).toEqual("Reconnect a@ours.test");
  });

  it("a member who is signed in gets the whole form with no number, and a foreign link is told to be one", async () => {
    await using workspace = await alerted();
    const window = await pressReconnect(workspace);
    const ben = await signedIn(workspace, "ben");
    const form = await ben.get(pathOf(window));
    expect(said(form)).toEqual([200, "Reconnect sales@ours.test"]);
    expect(wordsOf(form.text)).toContain("The servers changed too");
    expect((await ben.post(`${pathOf(window)}/here`)).location).toEqual(pathOf(window));
    const cy = await signedIn(workspace, "cy");
    const foreign = await cy.get(pathOf(window));
    expect(said(foreign)).toEqual([403, "Another member can reconnect this mailbox"]);
    expect(wordsOf(foreign.text)).toContain("get your own link");
    const { prisma, workspaceId } = workspace;
    expect(await prisma.vouchedSession.count({ where: { workspaceId, openedAt: { not: null } } })).toEqual(0);
  });

  it("a wrong link, and a reconnect page without a session, say how to get one", async () => {
    await using workspace = await alerted();
    const stranger = visitor(workspace.url);
    for (const path of ["/reconnect/made-up", `/reconnect/incident/${workspace.lost.incidentId}`]) {
      const answer = await stranger.get(path);
      expect(said(answer)).toEqual([401, "Please sign in"]);
      expect(wordsOf(answer.text)).toContain("press Reconnect in its alert in your chat");
    }
    expect(said(await stranger.get("/reconnect/here/made-up"))).toEqual([
      403,
      "This page belongs to another browser",
    ]);
  });
});
