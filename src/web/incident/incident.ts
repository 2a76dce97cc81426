import { Hono } from "hono";
import { html } from "hono/html";
import { loadAlert } from "../../core/alert/load-alert.ts";
import { textForAdmin } from "../../core/alert/view/admin-text.ts";
import { isId } from "../../core/is-id.ts";
import { probeIncident } from "../../core/recovery/probe-incident.ts";
import type { IncidentMailboxRow } from "../../core/views/incident-views.ts";
import { sayCount } from "../../core/words/say.ts";
import type { MemberEnv, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import { badge } from "../parts/badge.ts";
import type { Markup } from "../parts/markup.ts";
import { pager, sliceOf } from "../parts/pager.ts";
import { moment, type Sight } from "../parts/time.ts";
import { adminLetter } from "./admin-letter.ts";
import { alertArticle } from "./alert-card.ts";
import { whomToAsk } from "./feed.ts";

const ON_A_PAGE = 50;
/** The most mailboxes of an incident that are searched for those that the viewer may reconnect. */
const MOST_LOOKED_AT = 10_000;

/** `/incidents/<id>`: what its alert says, and all its mailboxes, those that are still lost first. */
export function incidentPage(web: Web): Hono<MemberEnv> {
  const { ctx } = web;
  const find = (workspaceId: string, id: string) =>
    isId(id) ? ctx.store.views.incidents.get(workspaceId, id) : null;
  return new Hono<MemberEnv>()
    .get("/incidents/:id", async (c) => {
      const { workspace, member } = c.get("who");
      const id = c.req.param("id");
      const incident = await find(workspace.id, id);
      const view = incident && (await loadAlert(ctx, incident.id));
      if (incident === null || view === null) return c.notFound();
      const sight = { now: ctx.clock.now(), zone: workspace.timeZone };
      const slice = sliceOf(c.req.query("page"), ON_A_PAGE);
      const [{ rows, total }, may, ask, text] = await Promise.all([
        ctx.store.views.incidents.mailboxes(id, "", slice),
        ctx.store.fixers.mayReconnect(member.id, id, MOST_LOOKED_AT),
        incident.endedAt === null ? whomToAsk(ctx, member.id, id) : null,
        incident.endedAt === null ? textForAdmin(ctx, id) : null,
      ]);
      const mine = new Set(may.map(({ mailboxId }) => mailboxId));
      return renderPage(web, c, {
        title: view.title,
        live: true,
        body: html`<h1>${total === 1 ? "One mailbox" : `${sayCount(total, "mailbox", "mailboxes")}, one cause`}</h1>
<section class="card alert ${view.stage}"><h2 class="hidden">The alert</h2>${alertArticle({ incident, view, ask }, sight, `/incidents/${id}`)}</section>
${text === null ? "" : adminLetter(text)}
${incident.endedAt === null ? checkForm(id, c.req.query("asked") === "yes") : ""}
<section class="card" aria-labelledby="all"><h2 id="all">All its mailboxes</h2>
<ul class="lines">${rows.map((row) => line(id, row, { sight, may: text === null ? mine : null }))}</ul>
${pager(`/incidents/${id}`, slice, total)}</section>`,
      });
    })
    .post("/incidents/:id/check", async (c) => {
      const incident = await find(c.get("who").workspace.id, c.req.param("id"));
      if (incident === null) return c.notFound();
      await probeIncident(ctx, incident.id);
      return c.redirect(`/incidents/${incident.id}?asked=yes`, 303);
    });
}

function checkForm(id: string, asked: boolean): Markup {
  return html`<form method="post" action="/incidents/${id}/check"><button>Check now</button></form>
${asked ? html`<p class="notice" role="status">Signing in to see whether they work again. The answer appears here.</p>` : ""}`;
}

/** @param at.may - the mailboxes that the viewer may reconnect; null: a reconnect by anybody would change nothing */
function line(
  incidentId: string,
  row: IncidentMailboxRow,
  { sight, may }: { sight: Sight; may: ReadonlySet<string> | null },
): Markup {
  const { mailboxId, address, owner, disconnectionId, startedAt, endedAt, removed, hasReceipt } = row;
  return html`<li><a href="/mailboxes/${mailboxId}">${address}</a> ${stateOf(row)}
<span class="soft">${owner}, ${endedAt ? html`${removed ? "removed" : "back"} ${moment(endedAt, sight)}` : html`since ${moment(startedAt, sight)}`}</span>
${endedAt === null && may !== null ? html`<a href="/reconnect/incident/${incidentId}/${mailboxId}">${may.has(mailboxId) ? "Reconnect" : `Ask ${owner}`}</a>` : ""}
${hasReceipt ? html`<a href="/receipts/${disconnectionId}">Receipt</a>` : ""}</li>`;
}

function stateOf({ endedAt, removed, reconnecting }: IncidentMailboxRow): Markup {
  if (removed) return badge("calm", "Removed");
  if (endedAt !== null) return badge("good", "Connected again");
  return reconnecting ? badge("wait", "Reconnecting") : badge("bad", "Disconnected");
}
