import { html } from "hono/html";
import type { LeadCounts } from "../../core/views/campaign-views.ts";
import { sayCount, sayNumber } from "../../core/words/say.ts";
import type { Markup } from "../parts/markup.ts";

/** In the order of a lead's way through a campaign. */
const PLACES: [name: keyof LeadCounts, words: string, tone: string][] = [
  ["replied", "replied", "replied"],
  ["finished", "had every step", "done"],
  ["underWay", "under way", "way"],
  ["unconfirmed", "unconfirmed", "doubt"],
  ["held", "held for a decision", "doubt"],
  ["bounced", "bounced", "stopped"],
  ["rejected", "rejected", "stopped"],
  ["opted_out", "opted out", "stopped"],
  ["removed", "removed", "stopped"],
  ["gone", "gone for good", "stopped"],
  ["waiting", "not written to yet", "waiting"],
];

const allLeads = (leads: LeadCounts): number => PLACES.reduce((sum, [place]) => sum + leads[place], 0);

/** The states of a campaign's leads, as one bar and in words. */
export function leadBar(leads: LeadCounts): Markup {
  const total = allLeads(leads);
  if (total === 0) return html`<p class="soft">No leads yet.</p>`;
  const present = PLACES.filter(([place]) => leads[place] > 0);
  let from = 0;
  const parts = present.map(([place, , tone]) => {
    const width = (leads[place] / total) * 1000;
    const part = html`<rect class="${tone}" x="${from.toFixed(1)}" width="${width.toFixed(1)}" height="10"/>`;
    from += width;
    return part;
  });
  return html`<svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>
<ul class="legend">${present.map(
    ([place, words, tone]) =>
      html`<li><i class="dot ${tone}"></i><b>${sayNumber(leads[place])}</b> ${words}</li>`,
  )}<li class="soft">of ${sayCount(total, "lead")}</li></ul>`;
}
