import { type Context, Hono } from "hono";
import { html } from "hono/html";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { countNeeds } from "../core/notice/count-needs.ts";
import { troubleOf } from "../core/trouble/trouble-of.ts";
import { plural, sayNumber } from "../core/words/say.ts";
import type { Member, SignedIn } from "../core/workspace/member.ts";
import { mayWorkTickets } from "../support/ticket/may-work-tickets.ts";
import { banner, brokenDown } from "./banner.ts";
import type { MemberEnv, Web } from "./env.ts";
import type { Markup, MaybeMarkup } from "./parts/markup.ts";

export type PageParts = {
  /** The browser's tab shows it between how much waits for the member and the product's name. */
  title: string;
  body: Markup;
  /** Whether the page renews itself when the workspace changes. */
  live?: boolean;
  /** `narrow`: one question, one form. */
  width?: "wide" | "narrow";
  status?: ContentfulStatusCode;
  /** The address that it leads on to at once. */
  leadsTo?: string;
  /** The stage it shows. The page asks for itself every few seconds and shows the new content when this has changed. */
  stage?: string;
  /** The address of a script of this page alone. */
  script?: string;
};

const PLACES = [
  ["/", "Dashboard"],
  ["/campaigns", "Campaigns"],
  ["/mailboxes", "Mailboxes"],
  ["/tickets", "Tickets"],
  ["/settings", "Settings"],
] as const;

const placesOf = (member: Member) => PLACES.filter(([to]) => to !== "/tickets" || mayWorkTickets(member));

export async function renderPage(web: Web, c: Context, page: PageParts): Promise<Response> {
  const who: SignedIn | null = c.get("who") ?? null;
  const top = who && !c.req.path.startsWith("/reconnect") ? await topOf(web, who.member) : null;
  const { assets } = web;
  return c.html(
    html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${top?.needs ? `${top.needs} · ` : ""}${page.title} · Unpause</title>
${page.leadsTo ? html`<meta http-equiv="refresh" content="0;url=${page.leadsTo}">` : ""}
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(ICON)}">
<link rel="stylesheet" href="${assets.style}">
<script src="${assets.morph}" defer></script>
<script src="${assets.live}" type="module"></script>
${page.stage ? html`<script src="${assets.stage}" defer></script>` : ""}
${page.script ? html`<script src="${page.script}" type="module"></script>` : ""}
</head>
<body${who ? liveData(web, c, who) : ""}>
<a class="skip" href="#main">Skip to content</a>
${header(who, c.req.path, top?.tickets ?? null)}
${who ? html`<div id="gone" role="status"></div>` : ""}<div id="said" class="hidden" role="status"></div>${top?.banner ?? ""}<main id="main" tabindex="-1" class="${page.width ?? "wide"}"${page.live && who ? html` data-live` : ""}${page.stage ? html` data-stage="${page.stage}"` : ""}>
${page.body}
</main>
</body>
</html>`,
    page.status ?? 200,
  );
}

/**
 * The top of every page. It has a place of its own, so that it renews itself even where the page does not. `needs`: for the
 * browser's tab.
 */
async function topOf({ ctx }: Web, member: Member): Promise<Top> {
  const [said, count, tickets] = await Promise.all([
    banner(ctx, member),
    countNeeds(ctx, member),
    mayWorkTickets(member) ? ctx.store.ticketViews.countOpen(member.workspaceId) : 0,
  ]).catch((error: unknown): [MaybeMarkup, number, number] => {
    // The page itself says that the database is away.
    if (troubleOf(error) === null) throw error;
    return [brokenDown(ctx), 0, 0];
  });
  const needs = count === 0 ? "" : `${sayNumber(count)} ${plural(count, "needs", "need")} you`;
  // Empty, it is no place that anybody would look for.
  const landmark = `${said}` === "" ? "" : html` role="region" aria-label="Needs attention"`;
  return { banner: html`<div id="banner" data-needs="${needs}"${landmark}>${said}</div>`, needs, tickets };
}

/** The top of a page. `tickets`: how many are open, for those who work on them. */
type Top = { banner: Markup; needs: string; tickets: number };

/** Renews itself with the banner. */
const openTickets = (count: number): Markup =>
  html`<span id="open-tickets">${count === 0 ? "" : html` <span class="count">${sayNumber(count)}<span class="hidden"> open</span></span>`}</span>`;

/** `/banner`: what pages fetch that have a form, which must stay as it is. */
export function bannerPage(web: Web): Hono<MemberEnv> {
  return new Hono<MemberEnv>().get("/banner", async (c) => {
    c.header("Cache-Control", "no-store");
    const who = c.get("who");
    const top = await topOf(web, who.member);
    return c.html(
      html`<!doctype html><body${liveData(web, c as Context, who)}>${top.banner}${openTickets(top.tickets)}</body>`,
    );
  });
}

/** Data for the page's script: the version that the page was rendered from, and the server's time in ms. */
const liveData = ({ ctx, assets }: Web, c: Context, { member, workspace }: SignedIn): Markup =>
  html` data-version="${c.get("version")}" data-now="${ctx.clock.now().getTime()}" data-zone="${workspace.timeZone}" data-member="${member.id}" data-worker="${assets.worker}"`;

function header(who: SignedIn | null, path: string, tickets: number | null): Markup {
  const brand = html`<a class="brand" href="/"><svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><rect x="3" y="4" width="4" height="16" rx="1.5"/><path d="M11 5.2v13.6c0 1 1 1.5 1.8 1l9-6.8a1.25 1.25 0 0 0 0-2l-9-6.8c-.8-.5-1.8 0-1.8 1z"/></svg><span>Unpause</span></a>`;
  if (who === null) return html`<header class="top">${brand}</header>`;
  const here = (to: string) => (to === "/" ? path === "/" : path.startsWith(to));
  return html`<header class="top">${brand}
<nav class="places" aria-label="Main">${placesOf(who.member).map(
    ([to, name]) =>
      html`<a href="${to}"${here(to) ? html` aria-current="page"` : ""}>${name}${to === "/tickets" ? openTickets(tickets ?? 0) : ""}</a>`,
  )}</nav>
<div class="me"><a href="/you"${path === "/you" ? html` aria-current="page"` : ""}>${who.member.name}</a><span>· ${who.workspace.name}</span>
<form method="post" action="/sign-out"><button class="quiet">Sign out</button></form></div>
</header>`;
}

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="#0f7a66"><rect x="3" y="4" width="4" height="16" rx="1.5"/><path d="M11 5.2v13.6c0 1 1 1.5 1.8 1l9-6.8a1.25 1.25 0 0 0 0-2l-9-6.8c-.8-.5-1.8 0-1.8 1z"/></svg>`;
