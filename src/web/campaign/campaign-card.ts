import { html } from "hono/html";
import type { CampaignRow, LeadCounts } from "../../core/views/campaign-views.ts";
import { plural, sayCount } from "../../core/words/say.ts";
import { badge } from "../parts/badge.ts";
import type { Markup, MaybeMarkup } from "../parts/markup.ts";
import { moment, type Sight } from "../parts/time.ts";
import { leadBar } from "./lead-bar.ts";

export function campaignCard(campaign: CampaignRow, sight: Sight): Markup {
  return html`<li class="card" id="campaign-${campaign.id}">
<div class="head" data-say><h3><a class="name" href="/campaigns/${campaign.id}">${campaign.name}</a></h3><span id="badge-${campaign.id}">${campaignBadge(campaign)}</span></div>
<div class="leads" id="leads-${campaign.id}">${leadBar(campaign.leads)}</div>
<p class="soft" id="next-${campaign.id}">${whatNext(campaign, sight)}</p>
</li>`;
}

/** The parts of a campaign that its progress changes, by the id of their element, on every page that shows it. */
export const campaignPieces = (campaign: CampaignRow, sight: Sight): Record<string, Markup> => ({
  [`badge-${campaign.id}`]: campaignBadge(campaign),
  [`leads-${campaign.id}`]: leadBar(campaign.leads),
  [`next-${campaign.id}`]: whatNext(campaign, sight),
});

const PAUSED = {
  member: badge("wait", "Paused"),
  disconnection: badge("bad", "Paused by a disconnection"),
  brake: badge("bad", "Paused itself"),
};

type Badged = Pick<CampaignRow, "state" | "down" | "leads" | "nextSendAt">;

export function campaignBadge({ state, down, leads, nextSendAt }: Badged): Markup {
  switch (state.kind) {
    case "draft":
      return badge("calm", "Draft");
    case "finished":
      return badge("calm", "Finished");
    case "paused":
      return PAUSED[state.by.kind];
    case "running":
      if (leads.waiting + leads.underWay === 0 && leads.held + leads.unconfirmed > 0)
        return badge("wait", "Waits for a decision");
      if (down.length === 0) return badge("good", "Running");
      return nextSendAt === null ? badge("wait", "Waits for its mailbox") : badge("wait", "Running in part");
  }
}

/** A campaign's next event, or the reason why there is none. */
export function whatNext({ id, state, down, nextSendAt, leads }: CampaignRow, sight: Sight): Markup {
  const notWorking = down.map(
    ({ mailboxId, address }, index) =>
      html`${index > 0 ? ", " : ""}<a href="/mailboxes/${mailboxId}">${address}</a>`,
  );
  switch (state.kind) {
    case "draft":
      return html`Nothing is sent before you start it.`;
    case "finished":
      return html`Every lead has come to an end.`;
    case "paused":
      if (state.by.kind === "member")
        return html`${state.by.name} paused it. It stays paused until a member resumes it.`;
      return state.by.kind === "brake"
        ? html`<a href="/notices/brake/${state.by.brakeId}">See why it paused itself</a>, test with one lead, or resume it.`
        : html`It waits for ${down.length > 0 ? notWorking : "its mailbox"} and then goes on exactly where it was. <a href="/incidents/${state.by.incidentId}">See what to do</a>.`;
    case "running": {
      const others = down.length > 0 ? html` Leads of ${notWorking} wait for their mailbox.` : "";
      const decide = undecided(id, leads);
      if (nextSendAt === null) return html`${whyNothing(leads)}${others}${decide}`;
      return html`Next send ${nextSendAt <= sight.now ? "is due now" : moment(nextSendAt, sight)}.${others}${decide}`;
    }
  }
}

function whyNothing({ waiting, underWay, unconfirmed, held }: LeadCounts): string {
  if (waiting + underWay > 0) return "Nothing can go out at the moment.";
  return held + unconfirmed > 0 ? "Nothing is sent before you decide." : "Every lead has come to an end.";
}

/** Leads that only a person can set going, each kind with the way to its decision. */
function undecided(id: string, { held, unconfirmed }: LeadCounts): MaybeMarkup {
  const wait = (count: number) => plural(count, "waits", "wait");
  return html`${
    held > 0
      ? html` <a href="/campaigns/${id}#held">${sayCount(held, "lead")} ${wait(held)} for a decision</a>.`
      : ""
  }${
    unconfirmed > 0
      ? html` <a href="/campaigns/${id}/unconfirmed">${sayCount(unconfirmed, "unconfirmed send")} ${wait(unconfirmed)} for a decision</a>.`
      : ""
  }`;
}
