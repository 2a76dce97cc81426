import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chatsOf } from "../../src/core/chat/chats.ts";
import { startDrill } from "../../src/core/drill/start-drill.ts";
import type { ChatApp } from "../../src/core/installation/chat-app-port.ts";
import { unsubscribeUrl } from "../../src/core/lead/unsubscribe-link.ts";
import { finishReconnect } from "../../src/core/reconnect/finish-reconnect.ts";
import { suppressByHand } from "../../src/core/suppression/suppress-by-hand.ts";
import { issueVouchedLink } from "../../src/core/vouched/issue-vouched-link.ts";
import { openInBrowser } from "../../src/core/vouched/open-in-browser.ts";
import type { Member } from "../../src/core/workspace/member.ts";
import { openLive } from "../../src/io/live.ts";
import { googleProvider } from "../../src/io/oauth/google.ts";
import { microsoftProvider } from "../../src/io/oauth/microsoft.ts";
import { botKinds } from "../../src/kinds.ts";
import { loadAssets } from "../../src/web/assets.ts";
import { openChangeFeed } from "../../src/web/live/change-feed.ts";
import { routes } from "../../src/web/server.ts";
import { firstChat } from "../bots/own-chats.ts";
import { plazaDriver } from "../bots/second-chat/plaza-driver.ts";
import { lose, prove } from "../core/disconnection/lost-mailbox.ts";
import { aDoubtfulReply } from "../core/opt-out-question/a-doubtful-reply.ts";
import { aCampaign, openWorld } from "../core/world.ts";
import { onPglite } from "../setup/each-database.ts";
import { aDesignedMail } from "../support/a-designed-mail.ts";
import { aTicket } from "../support/a-ticket.ts";
import { signedInWith } from "./signed-in-with.ts";

const PUBLIC_URL = "http://unpause.test";
const HERE = { origin: PUBLIC_URL };
/** The server's facts about a connection (@hono/node-server/conninfo). */
const CONNECTION = {
  incoming: { socket: { remoteAddress: "192.0.2.1", remotePort: 1, remoteFamily: "IPv4" } },
};
const FORM = "application/x-www-form-urlencoded";

/** Rows that a GET may write: who took a receipt out of the product, and when a session was last used. */
const MAY_BE_WRITTEN = ["audit_row", "chain_mark", "session", "_prisma_migrations"];

/** Requests that change something and come from elsewhere, and what proves that they may. */
const SIGNED: Record<string, string> = {
  "/u/:token": "a signed token: one press of a mail program (RFC 8058)",
  "/u/:token/": "the same",
};

/** GETs that another site leads to with something to take; each is held by its own test. */
const STATED: Record<string, string> = {
  "/oauth/google/callback":
    "a one-time state, bound to the browser: tests/web/mailbox/provider-sign-in.test.ts",
  "/oauth/microsoft/callback": "the same",
};

onPglite((database) => {
  let stage: Awaited<ReturnType<typeof openStage>>;
  beforeAll(async () => {
    stage = await openStage();
  }, 60_000);
  afterAll(() => stage?.[Symbol.asyncDispose]());

  /** Everything that a product can serve, with something behind every address. */
  async function openStage() {
    await using opening = new AsyncDisposableStack();
    const world = opening.use(await openWorld(database(), ["sales@ours.test", "other@ours.test"]));
    const chats = [await firstChat.start(), await plazaDriver()];
    for (const chat of chats) opening.use(chat);
    const app: ChatApp = {
      installUrl: (state) => `http://127.0.0.1:9/install?state=${state}`,
      install: async () => ({ kind: "failed", why: "nobody is there" }),
      refresh: async () => ({ kind: "failed", error: new Error("nobody is there") }),
    };
    const google = {
      clientId: "1",
      clientSecret: "2",
      authUrl: null,
      tokenUrl: "http://127.0.0.1:9/",
      userinfoUrl: "http://127.0.0.1:9/",
    };
    const ms = { clientId: "1", clientSecret: "2", authority: "https://127.0.0.1:9/common" };
    const ctx = {
      ...world.ctx,
      surface: "web" as const,
      live: openLive(),
      publicUrl: PUBLIC_URL,
      platforms: Object.fromEntries(chats.map(({ platform, definition }) => [platform, definition])),
      chatApps: Object.fromEntries(chats.map(({ platform }) => [platform, app])),
      oauth: {
        google: googleProvider(google, `${PUBLIC_URL}/oauth/google/callback`),
        microsoft: microsoftProvider(ms as never, `${PUBLIC_URL}/oauth/microsoft/callback`),
      },
    };
    const bots = { kinds: botKinds, chats: chatsOf({}) };
    const mounts = chats.map((chat) => {
      const entrance = chat.enter(ctx, { workspaceId: world.workspaceId, gapMs: 0 });
      const { path, routes: app } = opening.use(entrance.listen(bots));
      return { path, app };
    });
    const fromChats = mounts.flatMap(({ path, app }) => app.routes.map((route) => `${path}${route.path}`));
    const fromElsewhere = {
      ...SIGNED,
      ...Object.fromEntries(fromChats.map((path) => [path, "the chat's signature over the body"])),
    };
    const callbacks = {
      ...STATED,
      ...Object.fromEntries(chats.map(({ platform }) => [`/${platform}/oauth_redirect`, "the same"])),
    };
    const stop = new AbortController();
    opening.defer(() => stop.abort());
    const router = routes(
      {
        ctx,
        bots,
        sandbox: { ...world.provider, lastPress: null },
        assets: loadAssets(),
        changeFeed: openChangeFeed(ctx),
        stopping: stop.signal,
      } as never,
      mounts,
    );
    const { asked, examples, browser } = await something({ ...world, ctx });
    const ann = { id: world.members.ann, workspaceId: world.workspaceId };
    const cookie = `${await signedInWith(ctx, ann)}; ${browser}`;
    const opened = opening.move();
    return {
      ...world,
      ctx,
      router,
      fromElsewhere,
      callbacks,
      asked,
      examples,
      cookie,
      [Symbol.asyncDispose]: () => opened.disposeAsync(),
    };
  }

  /** For each noun in an address, one that is there. */
  async function something(world: Awaited<ReturnType<typeof openWorld>>) {
    const { ctx, members, workspaceId, mailboxId, mailboxIds } = world;
    const ann = (await ctx.store.members.get(members.ann)) as Member;
    const campaignId = await aCampaign(world, { name: "Autumn", mailboxIds });
    const done = await lose(world, mailboxId);
    await finishReconnect(ctx, await prove(world, done));
    const open = await lose(world, mailboxIds[1]);
    const reconnectId = await prove(world, open);
    const { questionId } = await aDoubtfulReply(world);
    await suppressByHand(ctx, ann, { emails: ["never@leads.test"], note: "" });
    const mailbox = await ctx.store.mailboxes.get(mailboxId);
    const drill = mailbox && (await startDrill(ctx, ann, mailbox));
    const { id: enrolmentId, leadId } = await world.prisma.enrolment.findFirstOrThrow({
      where: { campaignId },
    });
    const ticket = await aTicket(world);
    const messageId = await aDesignedMail(world, ticket.id);
    const signIn = await signedInWith.link(ctx, { id: members.ben, workspaceId });
    const vouched = await issueVouchedLink(ctx, { memberId: members.ann, ...open }, "slack");
    const token = vouched.kind === "issued" ? vouched.token : "";
    const other = await issueVouchedLink(ctx, { memberId: members.ann, ...open }, "slack");
    const used = other.kind === "issued" ? await openInBrowser(ctx, other.token, null) : null;
    if (used?.kind !== "opened") throw new Error("no session");
    const { sessionId: session, browserToken } = used;
    const unsubscribe = new URL(unsubscribeUrl(PUBLIC_URL, enrolmentId, ctx.signing)).pathname;
    const lead = `/campaigns/${campaignId}/preview?lead=${leadId}`;
    await world.prisma.step.updateMany({ where: { campaignId }, data: { html: "<p>Hello</p>" } });
    const asked: Record<string, string> = {
      "/campaigns/:id/preview": lead,
      "/campaigns/:id/preview/html": lead.replace("preview", "preview/html"),
    };
    const examples = {
      "/campaigns/:id": `/campaigns/${campaignId}`,
      "/mailboxes/:id": `/mailboxes/${mailboxId}`,
      "/support/inboxes/:id": `/support/inboxes/${mailboxId}`,
      "/incidents/:id": `/incidents/${open.incidentId}`,
      "/notices/:kind/:id/:press": `/notices/opt-out-question/${questionId}/opt-out-reply`,
      "/notices/:kind/:id": `/notices/opt-out-question/${questionId}`,
      "/drills/:id": `/drills/${drill?.kind === "started" ? drill.drillId : ""}`,
      "/reconnecting/:id": `/reconnecting/${reconnectId}`,
      "/receipts/:file{[0-9a-f-]+\\.json}": `/receipts/${done.disconnectionId}.json`,
      "/receipts/:id": `/receipts/${done.disconnectionId}`,
      "/suppressions/:email": "/suppressions/never@leads.test",
      "/sign-in/:token": `/sign-in/${signIn}`,
      "/u/:token": unsubscribe,
      "/reconnect/here/:id": `/reconnect/here/${session}`,
      "/reconnect/incident/:id/:mailboxId": `/reconnect/incident/${open.incidentId}/${open.mailboxId}`,
      "/reconnect/incident/:id": `/reconnect/incident/${open.incidentId}`,
      "/reconnect/:token": `/reconnect/${token}`,
      "/you/sessions/:id": `/you/sessions/${crypto.randomUUID()}`,
      "/tickets/:number/messages/:id/attachments/:place": `/tickets/${ticket.number}/messages/${messageId}/attachments/0`,
      "/tickets/:number/messages/:id": `/tickets/${ticket.number}/messages/${messageId}`,
      "/tickets/:number": `/tickets/${ticket.number}`,
      "/people/:id": `/people/${members.ben}`,
      "/sandbox/:verb": "/sandbox/change-password",
    };
    return { asked, examples, browser: `unpause_browser=${browserToken}` };
  }

  const routesOf = (isMeant: (method: string) => boolean) => [
    ...new Set(
      stage.router.routes
        .filter(({ method, path }) => isMeant(method) && !path.startsWith("/assets/"))
        .map(({ path }) => path),
    ),
  ];
  const safe = (method: string) => method === "GET";
  const changing = (method: string) => !["GET", "ALL"].includes(method);

  /** The address of a route, with something that is there. @throws where this test knows none: give it one */
  function addressOf(route: string): string {
    const [pattern, example] =
      Object.entries(stage.examples).find(([start]) => route === start || route.startsWith(`${start}/`)) ??
      [];
    const path =
      stage.asked[route] ?? (pattern === undefined ? route : `${example}${route.slice(pattern.length)}`);
    if (path.includes(":")) throw new Error(`Give ${route} an example in this test.`);
    return path;
  }

  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await stage.router.request(path, init, CONNECTION);
    if (answer.headers.get("content-type") !== "text/event-stream") await answer.text();
    else await answer.body?.cancel();
    return answer;
  };

  /** The present rows of each table. */
  async function everything(): Promise<Record<string, string>> {
    const { prisma } = stage;
    const tables = await prisma.$queryRaw<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`;
    const seen: Record<string, string> = {};
    for (const { name } of tables.filter(({ name }) => !MAY_BE_WRITTEN.includes(name))) {
      const [row] = await prisma.$queryRawUnsafe<{ sum: string }[]>(
        `SELECT coalesce(md5(string_agg(row::text, '|' ORDER BY row::text)), '') AS sum FROM "${name}" row`,
      );
      seen[name] = row?.sum ?? "";
    }
    return seen;
  }

  it("every GET changes nothing, for a member and for a stranger", async () => {
    const before = await everything();
    const paths = routesOf(safe);
    expect(paths.length).toBeGreaterThan(40);
    const answers: Record<string, number> = {};
    for (const route of paths) {
      const headers = { accept: "text/html", cookie: stage.cookie };
      answers[route] = (await ask(addressOf(route), { headers })).status;
      await ask(addressOf(route), { headers: { accept: "text/html" } });
      expect([route, await everything()]).toEqual([route, before]);
    }
    const notThere = Object.entries(answers).filter(([, status]) => status === 404 || status >= 500);
    expect(notThere).toEqual([]);
    const odd = Object.entries(answers).filter(([, status]) => status >= 400);
    expect(odd.map(([route]) => route).filter((route) => !(route in stage.callbacks))).toEqual([]);
  }, 300_000);

  it("every request that changes something is refused when it comes from another site", async () => {
    const before = await everything();
    const paths = routesOf(changing);
    expect(paths.length).toBeGreaterThan(25);
    const elsewhere: Record<string, string>[] = [
      { origin: "https://evil.test", "content-type": FORM },
      { origin: "https://evil.test", "content-type": "multipart/form-data; boundary=x" },
      { origin: "https://evil.test", "content-type": "text/plain" },
      { origin: "https://evil.test", "content-type": "application/json" },
      { origin: "https://evil.test" },
      { origin: "http://sub.unpause.test", "content-type": FORM, "sec-fetch-site": "same-site" },
      { origin: "null", "content-type": FORM },
      { "content-type": FORM, "sec-fetch-site": "cross-site" },
      { "content-type": FORM },
      {},
    ];
    for (const route of paths.filter((route) => !(route in stage.fromElsewhere))) {
      for (const headers of elsewhere) {
        const init = { method: "POST", body: "", headers: { ...headers, cookie: stage.cookie } };
        const { status } = await ask(addressOf(route), init);
        expect([route, headers, status]).toEqual([route, headers, 403]);
      }
    }
    expect(await everything()).toEqual(before);
  }, 300_000);

  it("a request from elsewhere that has to prove something is refused without its proof, and changes nothing", async () => {
    const before = await everything();
    const headers = { origin: "https://evil.test", "content-type": FORM, cookie: stage.cookie };
    const forged = { "/u/:token": "/u/made-up.signature", "/u/:token/": "/u/made-up.signature/" };
    for (const route of Object.keys(stage.fromElsewhere)) {
      const path = (forged as Record<string, string>)[route] ?? route;
      const { status } = await ask(path, { method: "POST", body: "payload=%7B%7D", headers });
      expect([route, status >= 400 && status < 500]).toEqual([route, true]);
    }
    for (const route of Object.keys(stage.callbacks)) {
      const { status } = await ask(`${route}?state=made-up&code=made-up`, {
        headers: { cookie: stage.cookie },
      });
      expect([route, status]).toEqual([route, 400]);
    }
    expect(await everything()).toEqual(before);
    const known = [...routesOf(safe), ...routesOf(changing)];
    expect(
      [...Object.keys(stage.fromElsewhere), ...Object.keys(stage.callbacks)].filter(
        (r) => !known.includes(r),
      ),
    ).toEqual([]);
  });

  describe("no field of a form makes anything break", () => {
    const NAMES =
      "address secret userName smtp-host smtp-port smtp-security imap-host imap-port imap-security name email admin timeZone slackChannel secretInChat brakeRefusals brakeBounces addresses note why seenAt ownerId backup quiet platform channel decision enrolment step send sends kind domain on assignee text hours priority add remove minutes";
    it.each([
      ["a NUL", "a\u0000b"],
      ["control characters", "\u0001\u001b[31m\u007f"],
      ["half of a surrogate pair", "%ED%A0%80"],
      ["a long text", "x".repeat(50_000)],
      ["an emoji and a line break", "🙂\r\nX: y"],
    ])(
      "%s",
      async (_, value) => {
        const broken: string[] = [];
        const body = NAMES.split(" ")
          .map((name) => `${name}=${value.startsWith("%") ? value : encodeURIComponent(value)}`)
          .join("&");
        for (const route of routesOf(changing).filter((route) => !/sign-out/.test(route))) {
          const headers = { ...HERE, "content-type": FORM, cookie: stage.cookie };
          const { status } = await ask(addressOf(route), { method: "POST", body, headers });
          if (status >= 500) broken.push(`POST ${route} ${status}`);
        }
        for (const route of routesOf(safe)) {
          const query = value.startsWith("%") ? value : encodeURIComponent(value.slice(0, 2_000));
          const tail = route.replace(/:(\w+)(\{[^}]*\})?/g, query);
          for (const path of [
            `${addressOf(route).replace(/\?.*/, "")}?page=${query}&search=${query}&state=${query}`,
            tail,
          ]) {
            const { status } = await ask(path, { headers: { cookie: stage.cookie } });
            if (status >= 500) broken.push(`GET ${route} ${status}`);
          }
        }
        expect(broken).toEqual([]);
      },
      300_000,
    );
  });
});
