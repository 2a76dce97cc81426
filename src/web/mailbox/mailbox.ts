import { Hono } from "hono";
import { html } from "hono/html";
import { causeFacts } from "../../core/diagnosis/cause.ts";
import { isId } from "../../core/is-id.ts";
import { READING_JOBS } from "../../core/mailbox/mailbox.ts";
import { signInPath } from "../../core/provider-sign-in/sign-in-path.ts";
import type { Reconnect } from "../../core/reconnect/reconnect-store.ts";
import { localDay } from "../../core/time/local-day.ts";
import type { MailboxView } from "../../core/views/mailbox-views.ts";
import { plural, sayCount, sayDuration } from "../../core/words/say.ts";
import type { HistoryEvent } from "../../core/workspace/history-store.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { MemberEnv, Web } from "../env.ts";
import { historyNames } from "../history-names.ts";
import { type PageParts, renderPage } from "../layout.ts";
import { badge } from "../parts/badge.ts";
import { type HistoryNames, historyList } from "../parts/history-line.ts";
import { leftRotation } from "../parts/left-rotation.ts";
import type { Markup } from "../parts/markup.ts";
import { clockTime, fullTime, moment, type Sight } from "../parts/time.ts";
import { wayBack, wayButton } from "../parts/way-back.ts";
import { folderWait } from "../reconnect/reconnecting.ts";
import { type Check, checkAnswer, checkQuery, readCheck } from "./check-answer.ts";
import { fixers } from "./fixers.ts";
import { type InboxFacts, inboxCard, inboxFacts } from "./inbox-card.ts";
import { mailboxBadge, mailboxStanding, mailboxState, todaysSends } from "./mailbox-card.ts";
import { ASIDE_SHOWN, type MailboxReading, mailboxReading } from "./mailbox-reading.ts";
import { warmUpCurve } from "./warm-up-curve.ts";

const EVENTS_SHOWN = 30;

/** `/mailboxes/<id>`: whether it works, how fast it sends, and what it went through. */
export function mailboxPages(web: Web): Hono<MemberEnv> {
  const { ctx } = web;
  const find = (workspaceId: string, id: string) =>
    isId(id) ? ctx.store.views.mailboxes.get(workspaceId, id) : null;
  return new Hono<MemberEnv>()
    .get("/mailboxes/:id", async (c) => {
      const { workspace, member } = c.get("who");
      const view = await find(workspace.id, c.req.param("id"));
      if (view === null) return c.notFound();
      const [events, members, backupIds, troubles, aside, reconnect, undecided, inbox] = await Promise.all([
        ctx.store.history.ofMailbox(view.mailbox.id, EVENTS_SHOWN),
        ctx.store.members.list(workspace.id),
        ctx.store.owners.backupIds(view.mailbox.id),
        ctx.store.readings.troubles(view.mailbox.id),
        ctx.store.setAside.of(view.mailbox.id, ASIDE_SHOWN),
        ctx.store.reconnects.open(view.mailbox.id),
        ctx.store.unconfirmed.list(workspace.id, { mailboxId: view.mailbox.id }, { skip: 0, take: 0 }),
        inboxFacts(ctx, view.mailbox.id),
      ]);
      const sight = { now: ctx.clock.now(), zone: workspace.timeZone };
      if (view.removedAt !== null) {
        const names = await historyNames(ctx, workspace.id, events);
        return renderPage(web, c, removedPage(view, { at: view.removedAt, events, names }, sight));
      }
      const check = readCheck(c.req.query("asked"));
      const names = await historyNames(ctx, workspace.id, events);
      const reading = { mailbox: view.mailbox, troubles, aside };
      const people = { members, backupIds, viewer: member };
      return renderPage(
        web,
        c,
        page(
          view,
          { events, names },
          people,
          { reading, reconnect, undecided: undecided.total, check, inbox },
          sight,
        ),
      );
    })
    .post("/mailboxes/:id/set-aside/try", async (c) => {
      const view = await find(c.get("who").workspace.id, c.req.param("id"));
      if (view === null || view.removedAt !== null) return c.notFound();
      await ctx.store.setAside.tryAll(view.mailbox.id, ctx.clock.now());
      await ctx.wake(READING_JOBS[view.mailbox.purpose], view.mailbox.id);
      return c.redirect(`/mailboxes/${view.mailbox.id}`, 303);
    })
    .post("/mailboxes/:id/check", async (c) => {
      const view = await find(c.get("who").workspace.id, c.req.param("id"));
      if (view === null || view.removedAt !== null) return c.notFound();
      const check = { at: ctx.clock.now(), probes: view.disconnection?.probes ?? 0 };
      await ctx.wake("prove-mailbox", view.mailbox.id);
      return c.redirect(`/mailboxes/${view.mailbox.id}?${checkQuery(check)}`, 303);
    });
}

function page(
  view: MailboxView,
  past: { events: HistoryEvent[]; names: HistoryNames },
  { members, backupIds, viewer }: { members: Member[]; backupIds: string[]; viewer: Member },
  {
    reading,
    reconnect,
    undecided,
    check,
    inbox,
  }: {
    reading: MailboxReading;
    reconnect: Reconnect | null;
    undecided: number;
    check: Check | null;
    inbox: InboxFacts | null;
  },
  sight: Sight,
): PageParts {
  const { mailbox, disconnection } = view;
  const way = wayBack(view, viewer);
  const action = html`${way ? wayButton(way) : ""}
<form method="post" action="/mailboxes/${mailbox.id}/check"><button>Check now</button></form>`;
  return {
    title: `${mailbox.address}, ${mailboxStanding(view, sight).words.toLowerCase()}`,
    live: true,
    body: html`<div class="title"><p class="crumb"><a href="/mailboxes">Mailboxes</a></p>
<div class="head" data-say><h1>${mailbox.address}</h1>${mailboxBadge(view, sight)}</div>
<p>${mailboxState(view, sight)}</p>
<div class="actions">${action}${mailbox.signIn === "oauth" && !disconnection ? html`<form method="post" action="${signInPath(mailbox)}"><button>Sign in again</button></form>` : ""}</div>
${reconnect ? folderWait(reconnect, sight.now) : ""}
${undecided > 0 ? html`<p class="notice"><a href="/mailboxes/${mailbox.id}/unconfirmed">${sayCount(undecided, "unconfirmed send")} ${plural(undecided, "waits", "wait")} for a decision</a>.</p>` : ""}
${check ? checkAnswer(view, check, sight) : ""}</div>
<div class="columns"><div class="column">
${inbox ? html`<section class="card" aria-labelledby="inbox"><h2 id="inbox">Support inbox</h2>${inboxCard(inbox, viewer, sight)}</section>` : html`<section class="card" aria-labelledby="pace"><h2 id="pace">Pace</h2>${pace(view, sight)}</section>`}
<section class="card" aria-labelledby="reading"><h2 id="reading">Reading</h2>${mailboxReading(reading, sight)}</section>
${inbox ? "" : html`<section class="card" aria-labelledby="work"><h2 id="work">Campaigns</h2>${campaigns(view)}</section>`}
<section class="card" aria-labelledby="fixers"><h2 id="fixers">Who is asked when it breaks</h2>${fixers(mailbox, backupIds, members, viewer)}</section>
<section class="card" aria-labelledby="connection"><h2 id="connection">Connection</h2>${connection(view, sight)}</section>
</div><div class="column">
<section class="card" aria-labelledby="past"><h2 id="past">Disconnections</h2>${disconnections(view, sight)}</section>
<section class="card" aria-labelledby="history"><h2 id="history">History</h2>${historyList(past.events, past.names, sight)}</section>
</div></div>`,
  };
}

/** The history of a removed mailbox, without anything to press. */
function removedPage(
  view: MailboxView,
  { at, events, names }: { at: Date; events: HistoryEvent[]; names: HistoryNames },
  sight: Sight,
): PageParts {
  return {
    title: view.mailbox.address,
    body: html`<div class="title"><p class="crumb"><a href="/mailboxes">Mailboxes</a></p>
<div class="head"><h1>${view.mailbox.address}</h1>${badge("calm", "Removed")}</div>
<p>It was removed ${moment(at, sight)}. It sends and reads nothing; its history and receipts stay.</p></div>
<div class="columns"><div class="column">
<section class="card" aria-labelledby="past"><h2 id="past">Disconnections</h2>${disconnections(view, sight)}</section>
</div><div class="column">
<section class="card" aria-labelledby="history"><h2 id="history">History</h2>${historyList(events, names, sight)}</section>
</div></div>`,
  };
}

function pace(view: MailboxView, sight: Sight): Markup {
  const { dailyCap, warmUp, minGapMs } = view.mailbox;
  return html`${todaysSends(view, sight)}
<dl class="facts"><div><dt>At most a day</dt><dd>${dailyCap}</dd></div><div><dt>Between two sends</dt><dd>${minGapMs > 0 ? sayDuration(minGapMs, "second") : "no pause"}</dd></div></dl>
${warmUp ? warmUpCurve({ dailyCap, warmUp }, localDay(sight.now, sight.zone)) : html`<p class="soft">No warm-up: the daily cap holds from the first day.</p>`}`;
}

function campaigns({ campaigns: parts }: MailboxView): Markup {
  if (parts.length === 0) return html`<p class="soft">No campaign sends through it.</p>`;
  return html`<ul class="lines">${parts.map(
    ({ id, name, state, leads, brakeId }) =>
      html`<li><a href="/campaigns/${id}">${name}</a> <span class="soft">${state}, ${sayCount(leads, "lead")} with a step to come</span>${brakeId ? leftRotation(brakeId, name) : ""}</li>`,
  )}</ul>`;
}

function connection({ mailbox, lastFailure }: MailboxView, sight: Sight): Markup {
  const leg = ({ host, port, security }: typeof mailbox.smtp) =>
    `${host}, port ${port}, ${{ tls: "TLS", starttls: "STARTTLS", none: "not encrypted" }[security]}`;
  const worked = (at: Date | undefined) =>
    at ? html`worked ${moment(at, sight)}` : html`has not worked yet`;
  return html`<dl class="facts">
<div><dt>Signs in as</dt><dd>${mailbox.userName}, by ${{ password: "password", app_password: "app password", oauth: "sign-in at its provider" }[mailbox.signIn]}</dd></div>
<div><dt>SMTP, ${worked(mailbox.workedAt.smtp)}</dt><dd>${leg(mailbox.smtp)}</dd></div>
<div><dt>IMAP, ${worked(mailbox.workedAt.imap)}</dt><dd>${leg(mailbox.imap)}</dd></div></dl>
${
  lastFailure
    ? html`<details><summary>Last trouble: ${causeFacts[lastFailure.diagnosis.cause].title.toLowerCase()}, ${moment(lastFailure.at, sight)}</summary>
${lastFailure.diagnosis.evidence.map(({ line }) => html`<blockquote>${line}</blockquote>`)}</details>`
    : ""
}`;
}

function disconnections({ disconnections: past }: MailboxView, sight: Sight): Markup {
  if (past.length === 0) return html`<p class="soft">Never disconnected. May it stay so.</p>`;
  return html`<ul class="lines">${past.map(
    ({ id, cause, startedAt, endedAt, hasReceipt }) => html`<li>
<b>${causeFacts[cause].title}</b> ${endedAt ? "" : badge("bad", "Open")}<br>
<span class="soft">${fullTime(startedAt, sight.zone)}${endedAt ? html` to ${clockTime(endedAt, { now: startedAt, zone: sight.zone })}, ${sayDuration(endedAt.getTime() - startedAt.getTime())}` : ""}</span>
${hasReceipt ? html`<a href="/receipts/${id}">Receipt</a>` : ""}</li>`,
  )}</ul>`;
}
