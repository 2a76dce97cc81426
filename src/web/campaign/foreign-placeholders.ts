import { html } from "hono/html";
import { type StepPlaceholder, sayPlaceholder } from "../../core/campaign/placeholder/steps-placeholders.ts";
import { sayNumber } from "../../core/words/say.ts";
import type { PageParts } from "../layout.ts";
import type { Markup, MaybeMarkup } from "../parts/markup.ts";

const MOST_SHOWN = 20;

/** On a draft's page: what another tool would have filled in, and the press that mends it. */
export function foreignPlaceholders(campaignId: string, found: StepPlaceholder[]): MaybeMarkup {
  if (found.length === 0) return "";
  return html`<section class="card" aria-labelledby="placeholders"><h2 id="placeholders">Placeholders of another tool</h2>
<p>Leads would see them as they stand, or a gap in their place.</p>${listed(found)}
<div class="actions">${rewriteButton(campaignId, found)}</div></section>`;
}

/** Before a start. @param despiteLacking - whether the start went on without what leads lack */
export const placeholdersFound = (
  campaignId: string,
  found: StepPlaceholder[],
  despiteLacking: boolean,
): PageParts => ({
  title: "Its texts hold placeholders of another tool",
  width: "narrow",
  status: 409,
  body: html`<section class="card plain"><h1>Its texts hold placeholders of another tool</h1>
<p>It was not started. Leads would see them as they stand, or a gap in their place.</p>${listed(found)}
<div class="actions">${rewriteButton(campaignId, found)}<a class="button" href="/campaigns/${campaignId}">Back, to mend it first</a>
<form method="post" action="/campaigns/${campaignId}/start"><input type="hidden" name="despitePlaceholders" value="yes">${
    despiteLacking ? html`<input type="hidden" name="despiteLacking" value="yes">` : ""
  }<button>Start all the same</button></form></div></section>`,
});

function listed(found: StepPlaceholder[]): Markup {
  const more = found.length - MOST_SHOWN;
  return html`<ul class="lines">${found.slice(0, MOST_SHOWN).map((one) => html`<li>${sayPlaceholder(one)}</li>`)}</ul>
${more > 0 ? html`<p class="soft">… and ${sayNumber(more)} more.</p>` : ""}`;
}

function rewriteButton(campaignId: string, found: StepPlaceholder[]): MaybeMarkup {
  const known = found.filter(({ kind }) => kind === "field").length;
  if (known === 0) return "";
  return html`<form method="post" action="/campaigns/${campaignId}/rewrite-placeholders"><button class="main">${known === found.length ? "Rewrite them" : `Rewrite ${sayNumber(known)} of them`}</button></form>`;
}
