import { html } from "hono/html";
import { type PublicUrlTrouble, publicUrlWords, UNSUBSCRIBE_BY_MAIL } from "../../core/lead/public-url.ts";
import type { PageParts } from "../layout.ts";

/** Before a start: leads could not open our pages. Comes last, so that the start went on without all else. */
export function noPublicUrl(
  campaignId: string,
  trouble: PublicUrlTrouble,
  publicUrl: string,
  despite: { despiteLacking: boolean; despitePlaceholders: boolean },
): PageParts {
  const { says, mend } = publicUrlWords(trouble, publicUrl);
  const kept = Object.entries(despite).filter(([, yes]) => yes);
  return {
    title: "Leads cannot open Unpause",
    width: "narrow",
    status: 409,
    body: html`<section class="card plain"><h1>Leads cannot open Unpause</h1>
<p>It was not started. ${says} ${UNSUBSCRIBE_BY_MAIL}</p>
<p>Whoever runs Unpause can mend it: ${mend}</p>
<div class="actions"><a class="button main" href="/campaigns/${campaignId}">Back, to mend it first</a>
<form method="post" action="/campaigns/${campaignId}/start"><input type="hidden" name="despitePublicUrl" value="yes">${kept.map(
      ([name]) => html`<input type="hidden" name="${name}" value="yes">`,
    )}<button>Start it, they unsubscribe by mail</button></form></div></section>`,
  };
}
