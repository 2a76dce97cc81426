import { html } from "hono/html";
import type { HeldFor } from "../../core/lead/held-for.ts";
import type { StopReason } from "../../core/lead/stop-reason.ts";
import type { Page, Slice } from "../../core/page.ts";
import type { CampaignView } from "../../core/views/campaign-views.ts";
import type { LeadRow, LeadState } from "../../core/views/lead-views.ts";
import { badge } from "../parts/badge.ts";
import type { Markup, MaybeMarkup } from "../parts/markup.ts";
import { pager } from "../parts/pager.ts";
import { moment, type Sight } from "../parts/time.ts";
import { suppressionPath } from "../suppression/suppression-words.ts";
import { decideOne } from "./held-leads.ts";

const FILTERS: [LeadState | null, string][] = [
  [null, "All"],
  ["active", "Active"],
  ["unconfirmed", "Unconfirmed"],
  ["held", "Held"],
  ["finished", "Finished"],
  ["stopped", "Stopped"],
];

const HELD: Record<HeldFor, string> = {
  opt_out_question: "Held: may have opted out",
  message_refused: "Held: message refused twice",
  refused_by_report: "Held: a report refused the message",
};

const STOPPED: Record<StopReason, string> = {
  replied: "Replied",
  bounced: "Bounced",
  opted_out: "Opted out",
  rejected: "Address refused",
  removed: "Removed",
  gone: "Gone for good",
};

/** The leads of a campaign, a page at a time: their state, and the reason of their end. */
export function leadTable(
  { id, steps, state: campaign }: CampaignView,
  { leads, state, slice }: { leads: Page<LeadRow>; state: LeadState | null; slice: Slice & { page: number } },
  sight: Sight,
): Markup {
  const address = (filter: LeadState | null) => `/campaigns/${id}${filter ? `?leads=${filter}` : ""}`;
  return html`<section class="card" aria-labelledby="leads"><h2 id="leads">Every lead</h2>
<nav class="filters" aria-label="Show leads">${FILTERS.map(
    ([filter, name]) =>
      html`<a href="${address(filter)}#leads"${filter === state ? html` aria-current="true"` : ""}>${name}</a>`,
  )}</nav>
${
  leads.rows.length === 0
    ? html`<p class="soft">No leads here.</p>`
    : html`<table class="stacked"><thead><tr><th>Lead</th><th>State</th><th>Next</th><th><span class="hidden">Preview</span></th></tr></thead>
<tbody>${leads.rows.map(
        (
          lead,
        ) => html`<tr><th scope="row">${lead.email}</th><td data-label="State">${stateOf(lead)} ${insteadOf(lead)} ${whySuppressed(lead)}</td>
<td data-label="Next">${next(lead, campaign.kind === "running", sight)}${lead.state === "held" && lead.heldFor !== "opt_out_question" ? decideOne(id, lead) : ""}</td>
<td><a href="/campaigns/${id}/preview?lead=${lead.leadId}&amp;step=${Math.min(lead.nextStep, steps.length)}">Preview<span class="hidden"> what ${lead.email} gets</span></a></td></tr>`,
      )}</tbody></table>`
}
${pager(address(state), slice, leads.total)}</section>`;
}

const insteadOf = ({ stopReason, successor }: LeadRow): MaybeMarkup =>
  stopReason === "gone" && successor !== null
    ? html`<span class="soft">Named instead: ${[successor.name, successor.address].filter(Boolean).join(", ")}</span>`
    : "";

const whySuppressed = ({ email, suppressedAs }: LeadRow): MaybeMarkup =>
  suppressedAs !== null
    ? html`<a href="${suppressionPath(suppressedAs)}">Suppressed<span class="hidden">: why ${email} is</span></a>`
    : "";

function stateOf({ state, stopReason, heldFor, nextStep }: LeadRow): Markup {
  switch (state) {
    case "active":
      return badge("calm", nextStep === 1 ? "Not written to yet" : "Under way");
    case "unconfirmed":
      return badge("wait", "Unconfirmed");
    case "held":
      return badge("wait", heldFor ? HELD[heldFor] : "Held");
    case "finished":
      return badge("good", "Had every step");
    case "stopped":
      return badge(stopReason === "replied" ? "good" : "calm", stopReason ? STOPPED[stopReason] : "Stopped");
  }
}

function next(
  { state, nextStep, dueAt, stoppedAt }: LeadRow,
  running: boolean,
  sight: Sight,
): Markup | string {
  if (state === "active") {
    if (!running) return `Step ${nextStep}, once it runs`;
    return html`Step ${nextStep}, ${dueAt <= sight.now ? "in its turn" : moment(dueAt, sight)}`;
  }
  if (state === "unconfirmed") return `Waits for a decision on step ${nextStep}`;
  if (state === "held") return `Waits for a decision before step ${nextStep}`;
  return stoppedAt ? html`Ended ${moment(stoppedAt, sight)}` : "";
}
