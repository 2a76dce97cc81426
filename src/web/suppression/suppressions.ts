import { Hono } from "hono";
import { html } from "hono/html";
import {
  SUPPRESSION_REASONS,
  type Suppression,
  type SuppressionReason,
} from "../../core/lead/suppression.ts";
import { explainSuppression, REASON_WORDS } from "../../core/suppression/explain-suppression.ts";
import type { MemberEnv, Web } from "../env.ts";
import { historyNames } from "../history-names.ts";
import { renderPage } from "../layout.ts";
import { empty } from "../parts/empty.ts";
import { historyList } from "../parts/history-line.ts";
import type { Markup } from "../parts/markup.ts";
import { pager, sliceOf } from "../parts/pager.ts";
import { moment, type Sight } from "../parts/time.ts";
import { reasonBadge, suppressionPath } from "./suppression-words.ts";

const ON_A_PAGE = 50;
const EVENTS_SHOWN = 20;
const LONGEST_WORDS = 120;

type Filter = { search: string; reason: SuppressionReason | null };

/** `/suppressions`: the addresses that are never written to again, newest first, and what changed about them. */
export function suppressionsPage(web: Web): Hono<MemberEnv> {
  const { views, history } = web.ctx.store;
  return new Hono<MemberEnv>().get("/suppressions", async (c) => {
    const { workspace } = c.get("who");
    const reason = SUPPRESSION_REASONS.find((one) => one === c.req.query("reason")) ?? null;
    const filter = { search: (c.req.query("search") ?? "").trim(), reason };
    const slice = sliceOf(c.req.query("page"), ON_A_PAGE);
    const [{ rows, total }, events] = await Promise.all([
      views.suppressions.list(workspace.id, filter, slice),
      history.ofSuppressions(workspace.id, null, EVENTS_SHOWN),
    ]);
    const names = await historyNames(web.ctx, workspace.id, events);
    const sight = { now: web.ctx.clock.now(), zone: workspace.timeZone };
    return renderPage(web, c, {
      title: "Suppressions",
      live: true,
      body: html`<div class="title"><h1>Suppressions</h1>
<p>This workspace never writes to these addresses again, in any campaign.</p>
<div class="actions"><a class="button" href="/suppressions/add">Add addresses</a></div></div>
<section class="card" aria-label="Suppressed addresses">${searchForm(filter)}${filters(filter)}
${rows.length > 0 ? table(rows, sight) : nothing(filter)}
${pager(addressOf(filter), slice, total)}</section>
<section class="card" aria-labelledby="history"><h2 id="history">History</h2>${historyList(events, names, sight)}</section>`,
    });
  });
}

function addressOf({ search, reason }: Filter): string {
  const query = new URLSearchParams({ ...(search && { search }), ...(reason && { reason }) }).toString();
  return query === "" ? "/suppressions" : `/suppressions?${query}`;
}

const searchForm = ({ search, reason }: Filter): Markup =>
  html`<form method="get" action="/suppressions" class="find" role="search">
${reason ? html`<input type="hidden" name="reason" value="${reason}">` : ""}
<input name="search" type="search" value="${search}" aria-label="Part of an address or a domain" placeholder="Part of an address or a domain" autocomplete="off" spellcheck="false">
<button>Search</button></form>`;

function filters({ search, reason }: Filter): Markup {
  const choices = [null, ...SUPPRESSION_REASONS];
  return html`<nav class="filters" aria-label="Show suppressions">${choices.map(
    (each) =>
      html`<a href="${addressOf({ search, reason: each })}"${each === reason ? html` aria-current="true"` : ""}>${each ? REASON_WORDS[each] : "All"}</a>`,
  )}</nav>`;
}

const table = (rows: Suppression[], sight: Sight): Markup =>
  html`<table class="stacked"><thead><tr><th>Address</th><th>Why</th><th>What decided</th><th>Since</th></tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr><th scope="row"><a href="${suppressionPath(row.email)}">${row.email}</a></th><td data-label="Why">${reasonBadge(row.reason)}</td>
<td data-label="Decisive code" class="soft">${inShort(row.words ?? explainSuppression(row))}</td><td data-label="Since">${moment(row.at, sight)}</td></tr>`,
  )}</tbody></table>`;

const nothing = ({ search, reason }: Filter): Markup =>
  search || reason
    ? html`<p class="soft">No suppressed address matches. <a href="/suppressions">Show all</a></p>`
    : empty(
        "Nobody is suppressed",
        "Leads who opt out, complain or cannot be reached appear here by themselves.",
      );

function inShort(words: string): string {
  const line = words.replace(/\s+/g, " ");
  return line.length > LONGEST_WORDS ? `${line.slice(0, LONGEST_WORDS)}…` : line;
}
