import { html } from "hono/html";
import type { CampaignView } from "../../core/workspace/views.ts";
import type { Markup } from "./markup.ts";
import { clockTime, type Sight } from "./time.ts";

/** Sends that only a person can settle, with both decisions. */
export function unconfirmedSends({ id, unconfirmed }: CampaignView, sight: Sight): Markup {
  return html`<section class="card alert busy" aria-labelledby="unconfirmed"><h2 id="unconfirmed">Please decide</h2>
<p>The line broke while these were handed over, and the provider does not show whether it took them. Look in the mailbox's Sent folder; nothing is sent twice without your word.</p>
<ul class="lines">${unconfirmed.map(
    ({
      enrolmentId,
      step,
      email,
      transmittingAt,
      mailboxAddress,
    }) => html`<li class="head"><span><b>${email}</b>, step ${step}<br>
<span class="soft">${clockTime(transmittingAt, sight)}, from ${mailboxAddress}</span></span>
<form class="actions" method="post" action="/campaigns/${id}/decide"><input type="hidden" name="enrolmentId" value="${enrolmentId}"><input type="hidden" name="step" value="${step}">
<button class="small" name="decision" value="sent">It was sent</button>
<button class="small" name="decision" value="not_sent">It was not sent, send it</button></form></li>`,
  )}</ul></section>`;
}
