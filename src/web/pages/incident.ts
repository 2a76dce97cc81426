import { Hono } from "hono";
import { html } from "hono/html";
import { loadAlert } from "../../core/alert/load-alert.ts";
import { lookNow } from "../../core/incident/look-now.ts";
import { isId } from "../../core/is-id.ts";
import type { IncidentMailboxRow } from "../../core/workspace/views.ts";
import type { MemberEnv, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import { alertArticle } from "../parts/alert-card.ts";
import { badge } from "../parts/badge.ts";
import { counted } from "../parts/count.ts";
import type { Markup } from "../parts/markup.ts";
import { pager, sliceOf } from "../parts/pager.ts";
import { moment, type Sight } from "../parts/time.ts";

const ON_A_PAGE = 50;

/** `/incidents/<id>`: what its alert says, and all its mailboxes, those that are still lost first. */
export function incidentPage(web: Web): Hono<MemberEnv> {
  const { ctx } = web;
  const find = (workspaceId: string, id: string) =>
    isId(id) ? ctx.store.views.incident(workspaceId, id) : null;
  return new Hono<MemberEnv>()
    .get("/incidents/:id", async (c) => {
      const { workspace } = c.get("who");
      const id = c.req.param("id");
      const incident = await find(workspace.id, id);
      const view = incident && (await loadAlert(ctx, incident.id));
      if (incident === null || view === null) return c.notFound();
      const sight = { now: ctx.clock.now(), zone: workspace.timeZone };
      const slice = sliceOf(c.req.query("page"), ON_A_PAGE);
      const { rows, total } = await ctx.store.views.incidentMailboxes(id, "", slice);
      return renderPage(web, c, {
        title: view.title,
        live: true,
        body: html`<h1>${total === 1 ? "One mailbox" : `${counted(total, "mailbox", "mailboxes")}, one cause`}</h1>
<section class="card alert ${view.tone}"><h2 class="hidden">The alert</h2>${alertArticle(incident, view, sight, `/incidents/${id}`)}</section>
${incident.endedAt === null ? checkForm(id, c.req.query("asked") === "yes") : ""}
<section class="card" aria-labelledby="all"><h2 id="all">All its mailboxes</h2>
<ul class="lines">${rows.map((row) => line(id, row, sight))}</ul>
${pager(`/incidents/${id}`, slice, total)}</section>`,
      });
    })
    .post("/incidents/:id/check", async (c) => {
      const incident = await find(c.get("who").workspace.id, c.req.param("id"));
      if (incident === null) return c.notFound();
      await lookNow(ctx, incident.id);
      return c.redirect(`/incidents/${incident.id}?asked=yes`, 303);
    });
}

function checkForm(id: string, asked: boolean): Markup {
  return html`<form method="post" action="/incidents/${id}/check"><button>Check now</button></form>
${asked ? html`<p class="notice" role="status">Signing in to see whether they work again. The answer appears here.</p>` : ""}`;
}

function line(incidentId: string, row: IncidentMailboxRow, sight: Sight): Markup {
  const { mailboxId, address, owner, disconnectionId, startedAt, endedAt, hasReceipt } = row;
  return html`<li><a href="/mailboxes/${mailboxId}">${address}</a> ${stateOf(row)}
<span class="soft">${owner}, ${endedAt ? html`back ${moment(endedAt, sight)}` : html`since ${moment(startedAt, sight)}`}</span>
${endedAt === null ? html`<a href="/reconnect/incident/${incidentId}/${mailboxId}">Reconnect</a>` : ""}
${hasReceipt ? html`<a href="/receipts/${disconnectionId}">Receipt</a>` : ""}</li>`;
}

function stateOf({ endedAt, reconnecting }: IncidentMailboxRow): Markup {
  if (endedAt !== null) return badge("good", "Connected again");
  return reconnecting ? badge("wait", "Reconnecting") : badge("bad", "Disconnected");
}
