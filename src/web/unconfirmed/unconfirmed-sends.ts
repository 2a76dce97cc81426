import { html } from "hono/html";
import type { SendKey } from "../../core/campaign/send.ts";
import { isId } from "../../core/is-id.ts";
import type { Page } from "../../core/page.ts";
import type { UnconfirmedSend } from "../../core/unconfirmed/unconfirmed-store.ts";
import { sayNumber } from "../../core/words/say.ts";
import type { MaybeMarkup } from "../parts/markup.ts";
import { clockTime, type Sight } from "../parts/time.ts";

/** The first unconfirmed sends of a campaign, each with both decisions, and the way to all of them. */
export function unconfirmedSends(
  campaignId: string,
  { rows, total }: Page<UnconfirmedSend>,
  sight: Sight,
): MaybeMarkup {
  if (total === 0) return "";
  const page = `/campaigns/${campaignId}/unconfirmed`;
  return html`<section class="card alert busy" aria-labelledby="unconfirmed"><h2 id="unconfirmed">Please decide</h2>
<p>The line broke while these were handed over, and the provider does not show whether it took them. Look in the mailbox's Sent folder; nothing is sent twice without your word.</p>
<ul class="lines">${rows.map((send) => {
    const about = html`<span class="hidden">: ${send.email}, step ${send.step}</span>`;
    return html`<li class="head"><span><b>${send.email}</b>, step ${send.step}<br>
<span class="soft">${clockTime(send.transmittingAt, sight)}, from ${send.mailbox.address}</span></span>
<form class="actions" method="post" action="${page}"><input type="hidden" name="send" value="${writeKey(send)}">
<button class="small" name="decision" value="sent">It was sent${about}</button>
<button class="small" name="decision" value="not-sent">It was not sent…${about}</button></form></li>`;
  })}</ul>
<p><a href="${page}">${total > rows.length ? `Decide about all ${sayNumber(total)}` : "Decide about them together"}</a></p></section>`;
}

/** Names a send in a form. */
export const writeKey = ({ enrolmentId, step }: SendKey) => `${enrolmentId}.${step}`;

/** @returns null where that is no send's name */
export function readKey(written: unknown): SendKey | null {
  const [enrolmentId = "", step = ""] = typeof written === "string" ? written.split(".", 2) : [];
  return isId(enrolmentId) && /^\d{1,6}$/.test(step) ? { enrolmentId, step: Number(step) } : null;
}
