import { Hono } from "hono";
import { html } from "hono/html";
import { campaignPlaceholders } from "../../core/campaign/placeholder/campaign-placeholders.ts";
import type { StepPlaceholder } from "../../core/campaign/placeholder/steps-placeholders.ts";
import type { ChatPlatforms } from "../../core/chat/chat-platform.ts";
import { isId } from "../../core/is-id.ts";
import type { Page } from "../../core/page.ts";
import { writeSchedule } from "../../core/time/schedule.ts";
import type { UnconfirmedSend } from "../../core/unconfirmed/unconfirmed-store.ts";
import type { CampaignView } from "../../core/views/campaign-views.ts";
import type { HeldLeadsView, LeadRow, LeadState } from "../../core/views/lead-views.ts";
import { sayCount, sayDuration, sayNumber } from "../../core/words/say.ts";
import type { HistoryEvent } from "../../core/workspace/history-store.ts";
import type { MemberEnv, Web } from "../env.ts";
import { historyNames } from "../history-names.ts";
import { type PageParts, renderPage } from "../layout.ts";
import { badge } from "../parts/badge.ts";
import { field } from "../parts/field.ts";
import { type HistoryNames, historyList } from "../parts/history-line.ts";
import { leftRotation } from "../parts/left-rotation.ts";
import type { Markup, MaybeMarkup } from "../parts/markup.ts";
import { sliceOf } from "../parts/pager.ts";
import { fullTime, type Sight } from "../parts/time.ts";
import { unconfirmedSends } from "../unconfirmed/unconfirmed-sends.ts";
import { campaignBadge, whatNext } from "./campaign-card.ts";
import { foreignPlaceholders } from "./foreign-placeholders.ts";
import { heldLeads } from "./held-leads.ts";
import { leadBar } from "./lead-bar.ts";
import { leadTable } from "./lead-table.ts";

const EVENTS_SHOWN = 30;
/** Of each reason. */
const HELD_SHOWN = 10;
const UNCONFIRMED_SHOWN = 5;
const LEADS_ON_A_PAGE = 25;
const STATES: LeadState[] = ["active", "unconfirmed", "held", "finished", "stopped"];

/** `/campaigns/<id>`: its progress, its waits, and each of its leads. */
export function campaignPages(web: Web): Hono<MemberEnv> {
  const { ctx } = web;
  const { views, history, unconfirmed } = ctx.store;
  return new Hono<MemberEnv>().get("/campaigns/:id", async (c) => {
    const { workspace } = c.get("who");
    const now = ctx.clock.now();
    const id = c.req.param("id");
    const view = isId(id) ? await views.campaigns.get(workspace.id, id, now) : null;
    if (view === null) return c.notFound();
    const state = STATES.find((one) => one === c.req.query("leads")) ?? null;
    const slice = sliceOf(c.req.query("page"), LEADS_ON_A_PAGE);
    const isDraft = view.state.kind === "draft";
    const [leads, held, undecided, events, placeholders] = await Promise.all([
      views.leads.list(id, state, slice),
      views.leads.held(id, HELD_SHOWN),
      unconfirmed.list(workspace.id, { campaignId: id }, { skip: 0, take: UNCONFIRMED_SHOWN }),
      history.ofCampaign(id, EVENTS_SHOWN),
      isDraft ? campaignPlaceholders(ctx, { workspaceId: workspace.id, campaignId: id }) : [],
    ]);
    const sight = { now, zone: workspace.timeZone };
    const names = await historyNames(ctx, workspace.id, events);
    return renderPage(
      web,
      c,
      page(
        view,
        { leads, held, undecided, state, slice, placeholders },
        { events, names },
        sight,
        ctx.platforms,
      ),
    );
  });
}

function page(
  view: CampaignView,
  list: {
    leads: Page<LeadRow>;
    held: HeldLeadsView;
    placeholders: StepPlaceholder[];
    undecided: Page<UnconfirmedSend>;
    state: LeadState | null;
    slice: ReturnType<typeof sliceOf>;
  },
  past: { events: HistoryEvent[]; names: HistoryNames },
  sight: Sight,
  platforms: ChatPlatforms,
): PageParts {
  return {
    title: `${view.name}, ${view.state.kind}`,
    live: true,
    body: html`<div class="title"><p class="crumb"><a href="/campaigns">Campaigns</a></p>
<div class="head" data-say><h1>${view.name}</h1><span id="badge-${view.id}">${campaignBadge(view)}</span></div>
<p id="next-${view.id}">${whatNext(view, sight)}</p>
<div class="actions">${buttons(view)}</div></div>
<section class="card" aria-labelledby="progress"><h2 id="progress">Leads</h2><div class="leads" id="leads-${view.id}">${leadBar(view.leads)}</div></section>
${unconfirmedSends(view.id, list.undecided, sight)}
${heldLeads(view.id, list.held)}${foreignPlaceholders(view.id, list.placeholders)}
<div class="columns"><div class="column">
<section class="card" aria-labelledby="steps"><h2 id="steps">Steps</h2>${steps(view)}</section>
</div><div class="column">
<section class="card" aria-labelledby="when"><h2 id="when">When it sends</h2>${schedule(view, sight)}</section>
<section class="card" aria-labelledby="mailboxes"><h2 id="mailboxes">Mailboxes</h2>${mailboxes(view)}</section>
<section class="card" aria-labelledby="alerts"><h2 id="alerts">Alerts</h2>${alerts(view, platforms)}</section>
<section class="card" aria-labelledby="history"><h2 id="history">History</h2>${historyList(past.events, past.names, sight)}</section>
</div></div>
${leadTable(view, list, sight)}`,
  };
}

/** A disconnection's pause ends with its reconnect; the page then says so instead of offering a button. */
function buttons({ id, state }: CampaignView): MaybeMarkup {
  const press = (verb: string, label: string, main = false) =>
    html`<form method="post" action="/campaigns/${id}/${verb}"><button class="${main ? "main" : ""}">${label}</button></form>`;
  switch (state.kind) {
    case "draft":
      return press("start", "Start", true);
    case "running":
      return press("pause", "Pause");
    case "paused":
      return state.by.kind === "disconnection"
        ? press("pause", "Keep it paused")
        : press("resume", "Resume", true);
    case "finished":
      return "";
  }
}

function steps(view: CampaignView): Markup {
  if (view.steps.length === 0) return html`<p class="soft">No steps yet.</p>`;
  return html`<ol class="sequence">${view.steps.map(
    (step) => html`<li><div class="head"><b>${step.subject ?? "Continues the thread"}</b>
<span class="soft">${sayNumber(step.accepted)} accepted${step.refused > 0 ? `, ${sayNumber(step.refused)} refused` : ""}</span></div>
<p class="soft">${step.position === 1 ? (step.delaySeconds > 0 ? `${sayDuration(step.delaySeconds * 1000, "second")} after the start` : "Right at the start") : `${sayDuration(step.delaySeconds * 1000, "second")} after the step before, unless they reply`}</p>
<details><summary>Text</summary><pre class="letter">${step.text}</pre></details></li>`,
  )}</ol>`;
}

function schedule(
  { schedule: when, window, state, sharesLeads, startedAt }: CampaignView,
  sight: Sight,
): Markup {
  const { days, from, to } = writeSchedule(when);
  const open = window.opensAt <= sight.now && sight.now < window.closesAt;
  const capital = (day: string) => day.charAt(0).toUpperCase() + day.slice(1);
  return html`<p>${days.length === 7 ? "Every day" : days.map(capital).join(", ")}, ${from} to ${to} (${when.timeZone})</p>
${
  state.kind === "running"
    ? html`<p class="soft">${open ? `The window is open until ${fullTime(window.closesAt, sight.zone)}.` : `The next window opens ${fullTime(window.opensAt, sight.zone)}.`}</p>`
    : ""
}
<p class="soft">${startedAt ? `Started ${fullTime(startedAt, sight.zone)}.` : "Not started yet."} ${sharesLeads ? "Its leads may be in other campaigns too." : "A lead of it is in no other campaign at the same time."}</p>`;
}

const alerts = ({ id, channels }: CampaignView, platforms: ChatPlatforms): Markup =>
  html`${Object.entries(platforms).map(([platform, { title }]) => {
    const chosen = channels.find((channel) => channel.platform === platform);
    return html`<form method="post" action="/campaigns/${id}/channel" class="stack"><input type="hidden" name="platform" value="${platform}">${field(
      {
        name: "channel",
        label: `${title} channel`,
        value: chosen?.channel ?? "",
        hint: `${chosen?.name ? `This is ${chosen.name}. ` : ""}The channel's id. Leave it empty to use the workspace's.`,
        more: html`spellcheck="false"`,
      },
    )}<p class="actions"><button>Save</button></p></form>`;
  })}`;

const STATE_BADGES = {
  connected: badge("good", "Connected"),
  held: badge("wait", "Held"),
  disconnected: badge("bad", "Disconnected"),
};

function mailboxes({ name, mailboxes: all }: CampaignView): Markup {
  if (all.length === 0) return html`<p class="soft">No mailbox yet.</p>`;
  return html`<ul class="lines">${all.map(
    ({ id, address, state, leads, brakeId }) =>
      html`<li><div class="head"><span><a href="/mailboxes/${id}">${address}</a> <span class="soft">${sayCount(leads, "lead")}</span></span>${brakeId ? badge("bad", "Left the rotation") : STATE_BADGES[state]}</div>${brakeId ? leftRotation(brakeId, name) : ""}</li>`,
  )}</ul>`;
}
