import { html } from "hono/html";
import type { LackingVariable } from "../../core/campaign/check-templates.ts";
import { sayCount } from "../../core/words/say.ts";
import type { PageParts } from "../layout.ts";

/** Before a start: some leads lack what the texts say. @param despitePlaceholders - as this start was asked for */
export const leadsLack = (
  campaignId: string,
  lacking: LackingVariable[],
  despitePlaceholders: boolean,
): PageParts => ({
  title: "Some leads lack something",
  width: "narrow",
  status: 409,
  body: html`<section class="card plain"><h1>Some leads lack what the texts say</h1>
<p>It was not started. Where a lead lacks a name, its place in the text stays empty.</p>
<ul class="lines">${lacking.map(
    ({ variable, step, lacking: leads, examples }) =>
      html`<li><code>${variable}</code> in step ${step}: ${sayCount(leads, "lead")} without it <span class="soft">${examples.join(", ")}</span></li>`,
  )}</ul>
<div class="actions"><a class="button main" href="/campaigns/${campaignId}">Back, to mend it first</a>
<form method="post" action="/campaigns/${campaignId}/start"><input type="hidden" name="despiteLacking" value="yes">${
    despitePlaceholders ? html`<input type="hidden" name="despitePlaceholders" value="yes">` : ""
  }<button>Start all the same</button></form></div></section>`,
});
