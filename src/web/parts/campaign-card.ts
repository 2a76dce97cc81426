import { html } from "hono/html";
import type { CampaignRow, LeadCounts } from "../../core/workspace/views.ts";
import { badge } from "./badge.ts";
import { counted } from "./count.ts";
import { leadBar } from "./lead-bar.ts";
import type { Markup } from "./markup.ts";
import { moment, type Sight } from "./time.ts";

export function campaignCard(campaign: CampaignRow, sight: Sight): Markup {
  return html`<li class="card" id="campaign-${campaign.id}">
<div class="head"><h3><a class="name" href="/campaigns/${campaign.id}">${campaign.name}</a></h3>${campaignBadge(campaign)}</div>
${leadBar(campaign.leads)}
<p class="soft">${whatNext(campaign, sight)}</p>
</li>`;
}

const PAUSED = {
  member: badge("wait", "Paused"),
  disconnection: badge("bad", "Paused by a disconnection"),
  brake: badge("bad", "Paused itself"),
};

export function campaignBadge({ state, down }: Pick<CampaignRow, "state" | "down">): Markup {
  switch (state.kind) {
    case "draft":
      return badge("calm", "Draft");
    case "finished":
      return badge("calm", "Finished");
    case "paused":
      return PAUSED[state.by.kind];
    case "running":
      return down.length > 0 ? badge("wait", "Running in part") : badge("good", "Running");
  }
}

/** What a campaign does next, or why it does not. */
export function whatNext({ id, state, down, nextSendAt, leads }: CampaignRow, sight: Sight): Markup {
  const notWorking = down.map(({ address }) => address).join(", ");
  switch (state.kind) {
    case "draft":
      return html`Nothing is sent before you start it.`;
    case "finished":
      return html`Every lead has come to an end.`;
    case "paused":
      if (state.by.kind === "member")
        return html`${state.by.name} paused it. It stays paused until somebody resumes it.`;
      return state.by.kind === "brake"
        ? html`<a href="/notices/brake/${state.by.brakeId}">See why it paused itself</a>, test with one lead, or resume it.`
        : html`<a href="/reconnect/incident/${state.by.incidentId}">Reconnect ${notWorking || "the mailbox"}</a> and it goes on exactly where it was.`;
    case "running": {
      const others = down.length > 0 ? html` Leads of ${notWorking} wait for their mailbox.` : "";
      if (nextSendAt === null) return html`${whyNothing(leads)}${others}`;
      const undecided =
        leads.held > 0
          ? html` <a href="/campaigns/${id}#held">${counted(leads.held, "lead")} ${leads.held === 1 ? "waits" : "wait"} for a decision</a>.`
          : "";
      return html`Next send ${nextSendAt <= sight.now ? "is due now" : moment(nextSendAt, sight)}.${others}${undecided}`;
    }
  }
}

function whyNothing({ waiting, underWay, unconfirmed, held }: LeadCounts): string {
  if (waiting + underWay > 0) return "Nothing can go out at the moment.";
  if (held > 0) return `${counted(held, "lead")} ${held === 1 ? "waits" : "wait"} for a decision.`;
  return unconfirmed > 0
    ? `${counted(unconfirmed, "send")} ${unconfirmed === 1 ? "waits" : "wait"} for a decision.`
    : "Every lead has come to an end.";
}
