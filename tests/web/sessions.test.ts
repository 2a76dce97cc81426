import { expect, it } from "vitest";
import { chatsOf } from "../../src/core/chat/chats.ts";
import type { Letter } from "../../src/core/chat/operator.ts";
import { deliver } from "../../src/core/outbox/deliver.ts";
import { deliveries } from "../../src/kinds.ts";
import { onPglite } from "../setup/each-database.ts";
import { openSite, type Site, signedIn } from "./site.ts";
import { visitor, wordsOf } from "./visitor.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const later = (site: Site, ms: number) => {
  site.clock.time = new Date(site.clock.time.getTime() + ms);
};

/** Letters as the product's own mail server takes them. */
function takeLetters(site: Site): Letter[] {
  const taken: Letter[] = [];
  const send = async (letter: Letter) => {
    taken.push(letter);
    return { kind: "accepted" } as const;
  };
  Object.assign(site.ctx.operator, { letters: { send } });
  return taken;
}

async function deliverAll(site: Site): Promise<void> {
  for (const { kind, id } of site.woken.splice(0)) {
    if (kind === "deliver") await deliver(site.ctx, deliveries, chatsOf({}), id);
  }
}

/** Workspaces of other tests have members of the same names: an address that only one of this site's has. */
async function addressOfTheirOwn(site: Site, name: "ann" | "ben"): Promise<string> {
  const email = `${name}@${site.workspaceId}.test`;
  await site.prisma.member.update({ where: { id: site.members[name] }, data: { email } });
  return email;
}

const linkIn = (text: string) =>
  new URL(/http\S+\/sign-in\/[\w-]+/.exec(text)?.[0] ?? "http://none/").pathname;

onPglite((database) => {
  it("a member sees where they are signed in, and ends one of their sessions, and no other member's", async () => {
    await using site = await openSite(database());
    const phone = await signedIn(site, site.members.ben, {
      "user-agent":
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1",
      "x-forwarded-for": "10.0.0.1, 203.0.113.7",
    });
    later(site, 60 * MINUTE);
    const ben = await signedIn(site, site.members.ben, {
      "user-agent": "Mozilla/5.0 (X11; Linux) Firefox/140.0",
    });
    const { text } = await ben.get("/you");
    expect(wordsOf(text)).toContain(
      "Firefox on Linux This browser From 127.0.0.1. Signed in just now , last used now.",
    );
    expect(wordsOf(text)).toContain(
      "Safari on iPhone From 203.0.113.7. Signed in 1 hour ago , last used 1 hour ago .",
    );
    expect(text.match(/\/you\/sessions\//g)).toHaveLength(1);
    const path = /\/you\/sessions\/[^"]+/.exec(text)?.[0] ?? "";

    const cy = await signedIn(site, site.members.cy);
    await cy.post(path);
    expect((await phone.get("/")).status).toEqual(200);
    expect((await ben.post("/you/sessions/made-up/end")).location).toEqual("/you");
    expect((await ben.post(path)).location).toEqual("/you");
    expect([(await phone.get("/")).status, (await ben.get("/")).status]).toEqual([401, 200]);
  });

  it("signing out everywhere ends every session of the member, and no other member's", async () => {
    await using site = await openSite(database());
    const [here, there] = [await signedIn(site, site.members.ben), await signedIn(site, site.members.ben)];
    const cy = await signedIn(site, site.members.cy);
    expect((await here.post("/you/sign-out-everywhere")).location).toEqual("/sign-in");
    expect([(await here.get("/")).status, (await there.get("/")).status]).toEqual([401, 401]);
    expect((await cy.get("/")).status).toEqual(200);
  });

  it("signing in again ends the session that the browser had", async () => {
    await using site = await openSite(database());
    const ben = await signedIn(site, site.members.ben);
    const copied = visitor(site.url);
    for (const [name, value] of ben.cookies) copied.cookies.set(name, value);
    await signedIn(site, site.members.ben, {}, ben);
    expect([(await ben.get("/")).status, (await copied.get("/")).status]).toEqual([200, 401]);
  });

  it("a session ends after fourteen days in which nobody used it, and thirty days after the sign-in", async () => {
    await using site = await openSite(database());
    const [idle, used] = [await signedIn(site, site.members.ben), await signedIn(site, site.members.ben)];
    later(site, 14 * DAY - 1);
    expect((await used.get("/")).status).toEqual(200);
    later(site, 1);
    expect([(await idle.get("/")).status, (await used.get("/")).status]).toEqual([401, 200]);
    later(site, 14 * DAY - 2);
    expect((await used.get("/")).status).toEqual(200);
    later(site, 2 * DAY + 2);
    expect((await used.get("/")).status).toEqual(401);
  });

  it("a page that renews itself keeps no session from growing idle", async () => {
    await using site = await openSite(database());
    const ben = await signedIn(site, site.members.ben);
    later(site, 13 * DAY);
    expect((await ben.get("/", { "x-renews": "page" })).status).toEqual(200);
    later(site, DAY);
    expect((await ben.get("/")).status).toEqual(401);
  });

  it("a letter brings a link to a member who asks for one, and says to nobody who is a member", async () => {
    await using site = await openSite(database());
    const letters = takeLetters(site);
    const address = await addressOfTheirOwn(site, "ben");
    const stranger = visitor(site.url);
    expect((await stranger.get("/sign-in")).text).toContain("Send me a link");
    const answers = [];
    for (const email of [` ${address.toUpperCase()}`, "nobody@acme.test", "", address])
      answers.push(await stranger.post("/sign-in", { email }));
    expect(new Set(answers.map(({ status, text }) => `${status} ${wordsOf(text)}`)).size).toEqual(1);
    await deliverAll(site);
    expect(letters.map(({ to }) => to)).toEqual([address]);
    await stranger.post(linkIn(letters[0]?.text ?? ""));
    expect(wordsOf((await stranger.get("/you")).text)).toContain(address);
    expect(JSON.stringify(await site.prisma.outboxItem.findMany())).not.toContain("/sign-in/");

    later(site, MINUTE);
    await stranger.post("/sign-in", { email: address });
    later(site, 61 * MINUTE);
    await deliverAll(site);
    expect(letters).toHaveLength(1);
  });

  it("without a mail server of the product's own no link goes by letter", async () => {
    await using site = await openSite(database());
    const stranger = visitor(site.url);
    expect((await stranger.get("/sign-in")).text).not.toContain("Send me a link");
    expect((await stranger.post("/sign-in", { email: "ben@acme.test" })).status).toEqual(401);
    expect(site.woken).toEqual([]);
  });

  it("a form that lets others in needs a sign-in within the last ten minutes, and leads back", async () => {
    await using site = await openSite(database());
    const letters = takeLetters(site);
    const address = await addressOfTheirOwn(site, "ann");
    const ann = await signedIn(site, site.members.ann);
    const settings = { name: "Acme", timeZone: "UTC", slackChannel: "" };
    const doors: [string, Record<string, string>][] = [
      ["/people", { email: "dora@acme.test", admin: "yes" }],
      [`/people/${site.members.ben}/link`, {}],
      ["/settings", { ...settings, secretInChat: "yes" }],
    ];
    later(site, 10 * MINUTE + 1);
    for (const [path, form] of doors) {
      const answer = await ann.post(path, form, { origin: site.url, referer: `${site.url}/people?x=1` });
      expect([path, answer.status, answer.heading]).toEqual([path, 403, "Please sign in again"]);
    }
    expect((await ann.post("/settings", { ...settings, name: "Acme 2" })).location).toEqual(
      "/settings?saved=yes",
    );
    expect(await site.ctx.store.members.list(site.workspaceId)).toHaveLength(3);
    expect((await site.ctx.store.members.workspace(site.workspaceId))?.secretInChat).toEqual(false);

    await ann.post("/sign-in", { email: address });
    await deliverAll(site);
    expect((await ann.post(linkIn(letters[0]?.text ?? ""))).location).toEqual("/people");
    later(site, 10 * MINUTE);
    const answers = [];
    for (const [path, form] of doors) answers.push((await ann.post(path, form)).status);
    expect(answers).toEqual([200, 200, 303]);
  });

  it("a member who may not do it at all is not asked to sign in again for it", async () => {
    await using site = await openSite(database());
    const ben = await signedIn(site, site.members.ben);
    later(site, 11 * MINUTE);
    for (const path of ["/people", `/people/${site.members.cy}/link`, `/people/${site.members.ben}/link`])
      expect((await ben.post(path, { email: "eve@acme.test" })).heading).toEqual("Only an admin does that");
  });

  it("no session makes a sign-in link for its own member", async () => {
    await using site = await openSite(database());
    const ann = await signedIn(site, site.members.ann);
    const answer = await ann.post(`/people/${site.members.ann}/link`);
    expect([answer.status, answer.heading]).toEqual([403, "No link for yourself here"]);
    expect((await ann.get("/people")).text).not.toContain(`/people/${site.members.ann}/link`);
    expect(
      await site.prisma.signInLink.count({ where: { memberId: site.members.ann, spentAt: null } }),
    ).toEqual(0);
  });
});
