import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { createMiddleware } from "hono/factory";
import { secureHeaders } from "hono/secure-headers";
import type { Bots } from "../bots/bot-kinds.ts";
import type { PicturePort } from "../support/picture/picture-port.ts";
import type { SupportContext } from "../support/support-rooms.ts";
import { loadAssets } from "./assets.ts";
import { campaignPages } from "./campaign/campaign.ts";
import { campaignActions } from "./campaign/campaign-actions.ts";
import { campaignPreview } from "./campaign/campaign-preview.ts";
import { campaignsPage } from "./campaign/campaigns.ts";
import type { Env, Web } from "./env.ts";
import { healthPages } from "./health.ts";
import { dashboardPage } from "./incident/dashboard.ts";
import { drillPage } from "./incident/drill.ts";
import { incidentPage } from "./incident/incident.ts";
import { receiptPages } from "./incident/receipt.ts";
import { bannerPage } from "./layout.ts";
import { type Listening, listen, type NotListening } from "./listen.ts";
import { openChangeFeed } from "./live/change-feed.ts";
import { liveStream } from "./live/live-stream.ts";
import { shareRenderings } from "./live/share-renderings.ts";
import { addMailboxPages } from "./mailbox/add-mailbox.ts";
import { mailboxPages } from "./mailbox/mailbox.ts";
import { mailboxFixers } from "./mailbox/mailbox-fixers.ts";
import { mailboxesPage } from "./mailbox/mailboxes.ts";
import { noticePages } from "./notice/notices.ts";
import { providerBeginPages } from "./provider-sign-in/provider-begin.ts";
import { providerCallbacks } from "./reconnect/provider-callback.ts";
import { reconnectPages } from "./reconnect/reconnect.ts";
import { reconnectingPage } from "./reconnect/reconnecting.ts";
import { notFound, somethingBroke, tooLong } from "./refusals.ts";
import { sameSite } from "./same-site.ts";
import { sandboxPages } from "./sandbox/sandbox.ts";
import type { SandboxControls } from "./sandbox/sandbox-controls.ts";
import { inboxesPage } from "./support-inbox/inboxes.ts";
import { addSuppressions } from "./suppression/add-suppressions.ts";
import { suppressionPages } from "./suppression/suppression.ts";
import { suppressionsPage } from "./suppression/suppressions.ts";
import { unsubscribePages } from "./suppression/unsubscribe.ts";
import { deskPage } from "./ticket/desk.ts";
import { ticketPage } from "./ticket/ticket.ts";
import { ticketActions } from "./ticket/ticket-actions.ts";
import { ticketMail } from "./ticket/ticket-mail.ts";
import { ticketsPage } from "./ticket/tickets.ts";
import { unconfirmedPages } from "./unconfirmed/unconfirmed.ts";
import { vouchedPages } from "./vouched/vouched.ts";
import { chatInstallCallbacks, chatInstallPages } from "./workspace/chat-install.ts";
import { connectCodePage } from "./workspace/connect-code.ts";
import { peoplePage } from "./workspace/people.ts";
import { membersOnly, readSession } from "./workspace/session.ts";
import { settingsPage } from "./workspace/settings.ts";
import { signInPages } from "./workspace/sign-in.ts";
import { youPage } from "./workspace/you.ts";

export type ServerOptions = {
  ctx: SupportContext;
  host: string;
  /** 0: any free one. */
  port: number;
  sandbox?: SandboxControls | null;
  /** Absent: nothing can be pressed in notices. */
  bots?: Bots;
  /** Absent: pictures on other servers are not fetched. */
  pictures?: PicturePort;
  /** More addresses: bots and the like. They look after their own guests. */
  mounts?: { path: string; app: Hono }[];
};

/** Serves the pages. Stopping ends the open streams, then lets requests in hand finish. */
export async function startServer(options: ServerOptions): Promise<Listening | NotListening> {
  const stop = new AbortController();
  const web: Web = {
    ctx: { ...options.ctx, surface: "web" },
    bots: options.bots ?? null,
    sandbox: options.sandbox ? { ...options.sandbox, lastPress: null } : null,
    pictures: options.pictures ?? null,
    assets: loadAssets(),
    changeFeed: openChangeFeed(options.ctx),
    stopping: stop.signal,
  };
  const app = routes(web, options.mounts ?? []);
  const server = await listen(app, { host: options.host, port: options.port, setting: "PORT" });
  if (server.kind !== "listening") return server;
  return {
    ...server,
    async [Symbol.asyncDispose]() {
      stop.abort();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** Pages that open tabs ask for again and again. None of them depends on the session or on the browser. */
const LIVE_PAGES = [
  "/",
  "/banner",
  "/campaigns",
  "/campaigns/:id",
  "/mailboxes",
  "/mailboxes/:id",
  "/incidents/:id",
  "/tickets",
];

/** They answer with bytes that came by mail. */
const FILES_OF_STRANGERS = [
  "/tickets/:number/messages/:id/attachments/:place",
  "/tickets/:number/messages/:id/raw",
];

/** In bytes; the longest that a person fills in is a few hundred. */
const LONGEST_FORM = 256 * 1024;

/** All routes. Their common rules are tested on each of them (tests/web/routes.test.ts). */
export function routes(web: Web, mounts: { path: string; app: Hono }[]): Hono<Env> {
  const app = new Hono<Env>();
  app.notFound((c) => notFound(web, c));
  app.onError((error, c) => somethingBroke(web, c, error));
  app.use(closeWhenStopping(web));
  app.use("/assets/*", compress());
  app.route("/", web.assets.routes).route("/", healthPages(web.ctx));
  for (const mount of mounts) app.route(mount.path, mount.app);

  app.use("/campaigns/:id/preview/html", inOurFrame);
  app.use("/tickets/:number/messages/:id/html", inOurFrame);
  app.use("/tickets/:number/messages/:id/pictures", inOurFrame);
  for (const path of FILES_OF_STRANGERS) app.use(path, ofStrangers);
  app.use(forNobodyElse);
  app.use(
    protection(web),
    bodyLimit({ maxSize: LONGEST_FORM, onError: (c) => tooLong(web, c) }),
    // After the limit: an answer that is made smaller before the request was read would close the line without being sent.
    compress(),
    readSession(web),
  );
  // Mail programs press the unsubscribe button by themselves (RFC 8058), from nowhere and without a session.
  app.route("/", unsubscribePages(web));
  app.use(sameSite(web));
  app.route("/", signInPages(web)).route("/", providerCallbacks(web)).route("/", chatInstallCallbacks(web));
  app.route("/", vouchedPages(web)).route("/", drillPage(web));

  const members = new Hono<Env>().use(membersOnly(web));
  const share = shareRenderings(web);
  for (const path of LIVE_PAGES) members.use(path, share);
  for (const pages of [
    dashboardPage,
    campaignsPage,
    campaignPages,
    campaignActions,
    unconfirmedPages,
    campaignPreview,
    suppressionsPage,
    addSuppressions,
    suppressionPages,
    mailboxesPage,
    inboxesPage,
    addMailboxPages,
    providerBeginPages,
    mailboxPages,
    mailboxFixers,
    incidentPage,
    noticePages,
    reconnectPages,
    reconnectingPage,
    receiptPages,
    ticketsPage,
    deskPage,
    ticketPage,
    ticketActions,
    ticketMail,
    sandboxPages,
    settingsPage,
    chatInstallPages,
    peoplePage,
    youPage,
    connectCodePage,
    liveStream,
    bannerPage,
  ]) {
    members.route("/", pages(web));
  }
  return app.route("/", members);
}

/** A server that stops keeps no connection for a next request. */
const closeWhenStopping = ({ stopping }: Web) =>
  createMiddleware(async (c, next) => {
    await next();
    if (stopping.aborted) c.header("Connection", "close");
  });

/**
 * An answer shows the present state to one person, and a redirect may lead to a link of theirs. So no cache in between may keep it.
 */
const forNobodyElse = createMiddleware(async (c, next) => {
  await next();
  c.header("Cache-Control", "no-store");
});

/** A mail's HTML has styles of its own. It runs nothing, loads nothing, sends nothing, and shows in a frame of our preview. */
const inOurFrame = createMiddleware(async (c, next) => {
  await next();
  c.header(
    "Content-Security-Policy",
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  );
  c.header("X-Frame-Options", "SAMEORIGIN");
  c.header("Referrer-Policy", "no-referrer");
});

/** Opened by itself, such a file runs nothing and loads nothing, and it shows in nobody's frame. */
const ofStrangers = createMiddleware(async (c, next) => {
  await next();
  c.header("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'");
});

/** Nothing on a page comes from elsewhere, and no page shows inside another one's frame but a previewed mail. */
const protection = (web: Web) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", "data:"],
      connectSrc: ["'self'"],
      frameSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: "DENY",
    // With "no-referrer" browsers send "Origin: null" with our own forms. Tokens in addresses stay on this site.
    referrerPolicy: "same-origin",
    strictTransportSecurity: web.ctx.publicUrl.startsWith("https:") ? "max-age=31536000" : false,
  });
