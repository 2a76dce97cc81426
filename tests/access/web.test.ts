import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chatsOf } from "../../src/core/chat/chats.ts";
import { removeMember } from "../../src/core/removal/remove-member.ts";
import { openLive } from "../../src/io/live.ts";
import { botKinds } from "../../src/kinds.ts";
import { loadAssets } from "../../src/web/assets.ts";
import { openChangeFeed } from "../../src/web/live/change-feed.ts";
import { routes } from "../../src/web/server.ts";
import { openWorld, type World } from "../core/world.ts";
import { onPglite } from "../setup/each-database.ts";
import { aFullWorkspace, cookieOf, type FullWorkspace, memberOf } from "./a-full-workspace.ts";

/** Without https, since a browser that speaks it would add a prefix to the cookies' names. */
const URL_OF_US = "http://unpause.test";

/** Everybody may ask these; each says what decides instead of a session. */
const PUBLIC: Record<string, string> = {
  "/healthz": "says only that we are alive",
  "/readyz": "says only whether we can work",
  "/u/:token": "a signed token",
  "/u/:token/": "a signed token",
  "/sign-in": "how to sign in",
  "/sign-in/:token": "a one-time token",
  "/sign-out": "ends the session of who asks",
  "/oauth/google/callback": "a one-time state, bound to the browser",
  "/oauth/microsoft/callback": "a one-time state, bound to the browser",
  "/slack/oauth_redirect": "a one-time state, bound to the browser",
  "/reconnect/:token": "a personal one-time token",
  "/reconnect/:token/here": "a personal one-time token",
  "/reconnect/here/:id": "a session for one reconnect, bound to the browser",
  "/reconnect/here/:id/sign-in": "a session for one reconnect, bound to the browser",
  "/drills/:id": "leads members to the rehearsal, and strangers to the sign-in",
};

/** Routes that a member is refused who owns nothing and is no admin. */
const NOT_FOR_EVERY_MEMBER = [
  "/reconnect/incident/:id/:mailboxId",
  "/reconnect/incident/:id/:mailboxId/sign-in",
  "/slack/install",
  "/people",
  "/people/:id/link",
  "/settings",
  "/support/inboxes",
  "/support/inboxes/:id/test",
  "/mailboxes/:id/fixers",
  "/notices/:kind/:id/:press",
  "/suppressions/:email/lift",
  "/reconnecting/:id/without",
  "/tickets/desk",
  "/tickets/:number/seen",
  "/tickets/:number/assign",
  "/tickets/:number/note",
  "/tickets/:number/solve",
  "/tickets/:number/reopen",
  "/tickets/:number/snooze",
  "/tickets/:number/priority",
  "/tickets/:number/tags",
  "/tickets/:number/join-incident",
  "/tickets/:number/refuse-incident",
  "/tickets/:number/reconnect-letter",
  "/tickets/:number/customer",
  "/tickets/:number/let-in",
  "/tickets/:number/merge",
  "/tickets/:number/split",
  "/tickets/:number/undo",
  "/tickets/:number/belongs",
  "/tickets/:number/stands-alone",
  "/tickets/:number/messages/:id/raw",
  "/tickets/:number/messages/:id/pictures",
];

/** Pages that only agents and admins see. */
const isForAgents = (route: string) => route.startsWith("/tickets");

/** Refused with another status; that nothing changes is seen in the rows. */
const OTHERWISE_REFUSED: Record<string, string> = {
  "/notices/:kind/:id/:press": "answers with a page that says who may",
  "/slack/install": "says first that no app is set up",
};

/** Routes that every member may use in their workspace, or with their own things. */
const FOR_EVERY_MEMBER = [
  "/mailboxes/:id/unconfirmed",
  "/campaigns/:id/unconfirmed",
  "/campaigns/:id/pause",
  "/campaigns/:id/resume",
  "/campaigns/:id/channel",
  "/campaigns/:id/start",
  "/campaigns/:id/rewrite-placeholders",
  "/campaigns/:id/decide-held",
  "/suppressions/add",
  "/mailboxes/add",
  "/mailboxes/add/servers",
  "/mailboxes/:id/check",
  "/mailboxes/:id/set-aside/try",
  "/oauth/google/begin",
  "/oauth/microsoft/begin",
  "/incidents/:id/check",
  "/sandbox/:verb",
  "/you",
  "/you/sessions/:id/end",
  "/connect-code",
  "/you/sign-out-everywhere",
  // Of a link that is another member's: its page says so, and does nothing.
  "/reconnect/:token/sign-in",
];

/** Pages that show nothing in this workspace, and why. */
const NOT_HERE: Record<string, string> = {
  "/campaigns/:id/preview": "no lead is named",
  "/campaigns/:id/preview/html": "no lead is named",
  "/slack/install": "no app is set up",
  "/reconnect/:token/sign-in": "the token is made up",
};

/** Routes that change nothing in this workspace, for any caller, and the reason. */
const NOTHING_TO_DO: Record<string, string> = {
  "/campaigns/:id/unconfirmed": "the campaign has none",
  "/support/inboxes": "a campaign has the mailbox",
  "/support/inboxes/:id/test": "it is no support inbox",
  "/campaigns/:id/start": "it was started before",
  "/campaigns/:id/rewrite-placeholders": "it was started before",
  "/campaigns/:id/decide-held": "no lead is held",
  "/sandbox/:verb": "the sandbox's controls are not here",
  "/reconnect/:token/sign-in": "the token is made up",
  "/reconnect/incident/:id/:mailboxId": "a new password is needed",
  "/reconnect/incident/:id/:mailboxId/sign-in": "the mailbox has a password",
  "/slack/install": "no app is set up",
  "/tickets/:number/join-incident": "no incident is named",
  "/tickets/:number/refuse-incident": "no incident is named",
  "/tickets/:number/reconnect-letter": "the ticket is about no incident",
  "/tickets/:number/customer": "nobody is offered",
  "/tickets/:number/let-in": "nobody asks in",
  "/tickets/:number/merge": "no other ticket is named",
  "/tickets/:number/split": "no message is chosen",
  "/tickets/:number/undo": "nothing was merged or split",
  "/tickets/:number/belongs": "it may belong to no other ticket",
  "/tickets/:number/stands-alone": "it may belong to no other ticket",
};

type Asker = { name: string; cookie: string };

onPglite((database) => {
  let full: FullWorkspace;
  let other: World;
  let router: ReturnType<typeof routes>;
  const askers: Record<"anonymous" | "removed" | "member" | "guest" | "elsewhere" | "admin", Asker> =
    {} as never;
  const stop = new AbortController();

  beforeAll(async () => {
    full = await aFullWorkspace(database());
    other = await openWorld(database(), []);
    const ctx = { ...full.ctx, surface: "web" as const, live: openLive(), publicUrl: URL_OF_US };
    router = routes(
      {
        ctx,
        bots: { kinds: botKinds, chats: chatsOf({}) },
        sandbox: { ...full.provider, lastPress: null },
        pictures: { fetch: async () => new Map(), redraw: async () => new Map() },
        assets: loadAssets(),
        changeFeed: openChangeFeed(ctx),
        stopping: stop.signal,
      } as never,
      [],
    );
    const cookie = async (id: string) => cookieOf(ctx, await memberOf(full, id));
    askers.anonymous = { name: "anonymous", cookie: "" };
    askers.removed = { name: "removed", cookie: await cookie(full.members.dee) };
    askers.member = { name: "member", cookie: await cookie(full.members.cy) };
    // Only the chat knows guests: here they are members like others.
    askers.guest = { name: "guest", cookie: await cookie(full.members.gil) };
    askers.admin = { name: "admin", cookie: await cookie(full.members.ann) };
    askers.elsewhere = { name: "elsewhere", cookie: await cookie(other.members.ann) };
    const gone = await removeMember(ctx, await memberOf(full, full.members.ann), {
      memberId: full.members.dee,
      heirId: null,
    });
    expect(gone.kind).toEqual("removed");
  }, 120_000);
  afterAll(async () => {
    stop.abort();
    await full?.[Symbol.asyncDispose]();
    await other?.[Symbol.asyncDispose]();
  });

  const all = () =>
    [
      ...new Set(
        router.routes.filter(({ method }) => method !== "ALL").map(({ method, path }) => `${method} ${path}`),
      ),
    ]
      .map((each) => each.split(" ") as [string, string])
      .filter(([, path]) => !path.startsWith("/assets/"));

  /** For each noun in an address, one that is there. A route of a new noun fails here until it has one. */
  function addressOf(route: string): string {
    const { ids, members } = full;
    const examples: Record<string, string> = {
      "/campaigns/:id": `/campaigns/${ids.campaignId}`,
      "/mailboxes/:id": `/mailboxes/${ids.mailboxId}`,
      "/support/inboxes/:id": `/support/inboxes/${ids.mailboxId}`,
      "/incidents/:id": `/incidents/${ids.lost.incidentId}`,
      "/notices/:kind/:id/:press": `/notices/opt-out-question/${ids.questionId}/never-again`,
      "/notices/:kind/:id": `/notices/opt-out-question/${ids.questionId}`,
      "/drills/:id": `/drills/${ids.drillId}`,
      "/reconnecting/:id": `/reconnecting/${ids.reconnectId}`,
      "/receipts/:file{[0-9a-f-]+\\.json}": `/receipts/${ids.disconnectionId}.json`,
      "/receipts/:id": `/receipts/${ids.disconnectionId}`,
      "/suppressions/:email": "/suppressions/never@leads.test",
      "/reconnect/here/:id": `/reconnect/here/${ids.vouchedId}`,
      "/reconnect/incident/:id/:mailboxId": `/reconnect/incident/${ids.lost.incidentId}/${ids.lost.mailboxId}`,
      "/reconnect/incident/:id": `/reconnect/incident/${ids.lost.incidentId}`,
      // A real one lets its holder in, whoever they are: tests/core/vouched.
      "/reconnect/:token": "/reconnect/made-up",
      "/tickets/:number/messages/:id/attachments/:place": `/tickets/1/messages/${ids.messageId}/attachments/0`,
      "/tickets/:number/messages/:id": `/tickets/1/messages/${ids.messageId}`,
      "/tickets/:number": "/tickets/1",
      "/people/:id": `/people/${members.ben}`,
      "/you/sessions/:id": `/you/sessions/${ids.campaignId}`,
      "/sandbox/:verb": "/sandbox/change-password",
      "/sign-in/:token": "/sign-in/made-up",
      "/u/:token": "/u/made-up",
    };
    const [pattern = route, example = route] =
      Object.entries(examples).find(([start]) => route === start || route.startsWith(`${start}/`)) ?? [];
    const path = `${example}${route.slice(pattern.length)}`;
    if (path.includes(":")) throw new Error(`Give ${route} an example here, and say who may ask it.`);
    return path;
  }

  const form = () =>
    new URLSearchParams({
      name: "Theirs",
      timeZone: "UTC",
      slackChannel: "",
      email: "eve@elsewhere.test",
      emails: "eve@elsewhere.test",
      addresses: "eve@elsewhere.test",
      owner: full.members.cy,
      mailbox: full.ids.mailboxId,
      seenAt: full.clock.time.toISOString(),
      why: "because",
      decision: "all-sent",
      confirmed: "yes",
      quiet: "22:00-7:00",
      minutes: "60",
      text: "Hello",
      hours: "4",
      add: "billing",
    });

  async function ask(method: string, route: string, { cookie }: Asker) {
    const headers = { accept: "text/html", cookie, ...(method === "POST" && { origin: URL_OF_US }) };
    const answer = await router.request(`${URL_OF_US}${addressOf(route)}`, {
      method,
      headers,
      ...(method === "POST" && { body: form() }),
    });
    // The stream of news ends with the server.
    if (route !== "/live") await answer.text();
    return answer.status;
  }

  it("every route that is not public refuses a visitor who is not signed in, and a removed member", async () => {
    const before = await full.sum();
    const let_in: string[] = [];
    for (const [method, route] of all().filter(([, route]) => !(route in PUBLIC)))
      for (const asker of [askers.anonymous, askers.removed])
        if ((await ask(method, route, asker)) !== 401) let_in.push(`${asker.name}: ${method} ${route}`);
    expect(let_in).toEqual([]);
    expect(await full.sum()).toEqual(before);
    expect(Object.keys(PUBLIC).filter((route) => !all().some(([, known]) => known === route))).toEqual([]);
  }, 120_000);

  it("public routes do nothing for a visitor who is not signed in, for a removed member, and for another workspace's admin", async () => {
    const before = await full.sum();
    const broke: string[] = [];
    for (const [method, route] of all().filter(([, route]) => route in PUBLIC && route !== "/sign-out"))
      for (const asker of [askers.anonymous, askers.removed, askers.elsewhere])
        if ((await ask(method, route, asker)) >= 500) broke.push(`${asker.name}: ${method} ${route}`);
    expect(broke).toEqual([]);
    expect(await full.sum()).toEqual(before);
  }, 120_000);

  it("every route about something of a workspace is closed to the admin of another one", async () => {
    const before = await full.sum();
    const open: string[] = [];
    const theirs = all().filter(([, route]) => !(route in PUBLIC) && route !== "/you/sign-out-everywhere");
    for (const [method, route] of theirs) {
      const status = await ask(method, route, askers.elsewhere);
      const names = /:(id|kind|file|mailboxId|token|number)/.test(route) && !route.startsWith("/you/");
      if (names && status !== 404 && status !== 403) open.push(`${status} ${method} ${route}`);
    }
    expect(open).toEqual([]);
    expect(await full.sum()).toEqual(before);
  }, 120_000);

  it("a route that changes something says for whom it is, and refuses a member that it is not for", async () => {
    const posts = all().filter(([method, route]) => method !== "GET" && !(route in PUBLIC));
    const known = new Set([...NOT_FOR_EVERY_MEMBER, ...FOR_EVERY_MEMBER]);
    expect(posts.map(([, route]) => route).filter((route) => !known.has(route))).toEqual([]);
    expect([...known].filter((route) => !posts.some(([, each]) => each === route))).toEqual([]);
    const before = await full.sum();
    const open: string[] = [];
    for (const asker of [askers.member, askers.guest])
      for (const [method, route] of posts.filter(([, route]) => NOT_FOR_EVERY_MEMBER.includes(route))) {
        const status = await ask(method, route, asker);
        if (![403, 404].includes(status) && !(route in OTHERWISE_REFUSED))
          open.push(`${asker.name}: ${status} ${method} ${route}`);
      }
    expect(open).toEqual([]);
    expect(await full.sum()).toEqual(before);
  }, 120_000);

  describe("members and admins", () => {
    it("see every page of their workspace", async () => {
      const closed: string[] = [];
      for (const asker of [askers.member, askers.guest, askers.admin])
        for (const [method, route] of all().filter(
          ([method, route]) => method === "GET" && !(route in PUBLIC),
        )) {
          const status = await ask(method, route, asker);
          if (route in NOT_HERE) continue;
          if (isForAgents(route) && asker !== askers.admin) {
            if (status !== 404) closed.push(`${asker.name}: ${status} ${route}`);
            continue;
          }
          if ([401, 404].includes(status) || status >= 500) closed.push(`${asker.name}: ${status} ${route}`);
        }
      expect(closed).toEqual([]);
    }, 120_000);

    it("change what is for them", async () => {
      const closed: string[] = [];
      const does = async (route: string, asker: Asker) => {
        const status = await ask("POST", route, asker);
        if (status >= 400 && !(route in NOTHING_TO_DO)) closed.push(`${asker.name}: ${status} ${route}`);
      };
      const before = await full.sum();
      for (const route of FOR_EVERY_MEMBER) await does(route, askers.member);
      const between = await full.sum();
      for (const route of NOT_FOR_EVERY_MEMBER) await does(route, askers.admin);
      expect(closed).toEqual([]);
      expect(between).not.toEqual(before);
      expect(await full.sum()).not.toEqual(between);
    }, 120_000);
  });
});
