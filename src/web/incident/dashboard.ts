import { Hono } from "hono";
import { html } from "hono/html";
import { type Cause, causeFacts } from "../../core/diagnosis/cause.ts";
import { countOpenNotices, openNotices } from "../../core/notice/open-notices.ts";
import type { MailboxTotals } from "../../core/views/mailbox-views.ts";
import { plural, sayCount } from "../../core/words/say.ts";
import { campaignCard } from "../campaign/campaign-card.ts";
import type { MemberEnv, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import { mailboxCard } from "../mailbox/mailbox-card.ts";
import { noticeCard } from "../notice/notice-card.ts";
import { empty } from "../parts/empty.ts";
import type { Markup, MaybeMarkup } from "../parts/markup.ts";
import { setUpWarnings } from "../parts/set-up-warnings.ts";
import type { Sight } from "../parts/time.ts";
import { sandboxPanel } from "../sandbox/sandbox-panel.ts";
import { type TourStep, tour } from "../sandbox/tour.ts";
import { alertCard } from "./alert-card.ts";
import { type FeedItem, loadFeed } from "./feed.ts";

const CAMPAIGNS_SHOWN = 8;
const MAILBOXES_SHOWN = 12;
const INCIDENTS_SHOWN = 6;
/** Of each kind. */
const NOTICES_SHOWN = 5;

/** `/`: what runs, what does not, and what to do about it. */
export function dashboardPage(web: Web): Hono<MemberEnv> {
  const { ctx, sandbox } = web;
  return new Hono<MemberEnv>().get("/", async (c) => {
    const { workspace, member } = c.get("who");
    const now = ctx.clock.now();
    const sight: Sight = { now, zone: workspace.timeZone };
    const { views } = ctx.store;
    const [campaigns, mailboxes, totals, feed, causes, notices, others] = await Promise.all([
      views.campaigns.list(workspace.id, { skip: 0, take: CAMPAIGNS_SHOWN }, now),
      views.mailboxes.list(workspace.id, { skip: 0, take: MAILBOXES_SHOWN }),
      views.mailboxes.totals(workspace.id),
      loadFeed(ctx, member, INCIDENTS_SHOWN),
      views.incidents.openCauses(workspace.id),
      openNotices(ctx, member, NOTICES_SHOWN),
      countOpenNotices(ctx, member),
    ]);

    const alerts = html`<section aria-labelledby="alerts-title"><h2 id="alerts-title">Alerts</h2>
<ul class="cards" id="feed">${
      feed.length + notices.length > 0
        ? [
            ...notices.map((notice) => noticeCard(notice, sight)),
            ...feed.map((item) => alertCard(item, sight)),
            furtherAlerts(causes, feed),
          ]
        : html`<li>${empty("All quiet", "When a mailbox loses its connection, you read here why, and what to do.")}</li>`
    }</ul></section>`;
    const running = html`<section aria-labelledby="campaigns-title"><div class="head"><h2 id="campaigns-title">Campaigns</h2>${more("/campaigns", campaigns)}</div>
${
  campaigns.total > 0
    ? html`<ul class="cards">${campaigns.rows.map((row) => campaignCard(row, sight))}</ul>`
    : empty("No campaigns yet", html`Bring one in with <code>npx unpause campaign import</code>.`)
}</section>`;
    const senders = html`<section aria-labelledby="mailboxes-title"><div class="head"><h2 id="mailboxes-title">Mailboxes</h2>${more("/mailboxes", mailboxes)}</div>
${
  mailboxes.total > 0
    ? html`<ul class="cards">${mailboxes.rows.map((row) => mailboxCard(row, sight, member))}</ul>`
    : empty("No mailboxes yet", html`<a href="/mailboxes/add">Add the first one</a>.`)
}</section>`;

    return renderPage(web, c, {
      title: "Dashboard",
      live: true,
      body: html`<h1 data-say>${greeting(totals, others)}</h1>
${await setUpWarnings(ctx, c.get("who").member)}
${sandbox ? tour(nextStep(feed)) : ""}
<div class="columns"><div class="column">${alerts}${sandbox ? sandboxPanel(sandbox) : ""}</div><div class="column">${running}${senders}</div></div>`,
    });
  });
}

/** @param others - open alerts that are about no lost mailbox */
function greeting({ connected, held, disconnected }: MailboxTotals, others: number): string {
  const needed = [
    ...(disconnected > 0
      ? [
          `${sayCount(disconnected, "mailbox", "mailboxes")} ${plural(disconnected, "needs", "need")} reconnecting`,
        ]
      : []),
    ...(others > 0
      ? [`${sayCount(others, disconnected > 0 ? "more alert" : "alert")} ${plural(others, "is", "are")} open`]
      : []),
  ];
  if (needed.length > 0) return needed.join(", ");
  if (held > 0) return `${sayCount(held, "mailbox", "mailboxes")} on hold, nothing for you to do`;
  return connected > 0 ? "Everything is connected" : "Welcome to Unpause";
}

/** Open alerts that are not shown one by one, with alike ones together. Lost mailboxes come first. */
function furtherAlerts(causes: { cause: Cause; incidents: number }[], feed: FeedItem[]): MaybeMarkup {
  const shownOf = (cause: Cause) =>
    feed.filter(({ incident }) => incident.endedAt === null && incident.cause === cause).length;
  const further = causes
    .map(({ cause, incidents }) => ({ cause, incidents: incidents - shownOf(cause) }))
    .filter(({ incidents }) => incidents > 0);
  if (further.length === 0) return "";
  return html`<li class="card alert open" id="further-alerts"><h3>More alerts like these</h3>
<ul class="lines">${further.map(
    ({ cause, incidents }) => html`<li>${sayCount(incidents, "more alert")}: ${causeFacts[cause].title}</li>`,
  )}</ul><p class="actions"><a class="button" href="/mailboxes">See all mailboxes, the lost ones first</a></p></li>`;
}

function more(address: string, { rows, total }: { rows: unknown[]; total: number }): Markup | "" {
  return total > rows.length ? html`<a href="${address}">All ${total}</a>` : "";
}

function nextStep(feed: FeedItem[]): TourStep | "done" {
  const newest = feed[0];
  if (newest === undefined) return "break";
  if (newest.incident.endedAt !== null) return newest.incident.receipts.length > 0 ? "receipt" : "done";
  return "reconnect";
}
