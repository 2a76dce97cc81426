import { html } from "hono/html";
import type { SendKey } from "../../core/campaign/send.ts";
import type { Page } from "../../core/page.ts";
import type { Decision } from "../../core/unconfirmed/decide-unconfirmed.ts";
import type { UnconfirmedSend } from "../../core/unconfirmed/unconfirmed-store.ts";
import { NOT_SENT_MEANS, SENT_MEANS } from "../../core/unconfirmed/words.ts";
import { sayCount, sayNumber } from "../../core/words/say.ts";
import type { PageParts } from "../layout.ts";
import { empty } from "../parts/empty.ts";
import type { Markup } from "../parts/markup.ts";
import { pager, type sliceOf } from "../parts/pager.ts";
import { fullTime, type Sight } from "../parts/time.ts";
import { writeKey } from "./unconfirmed-sends.ts";

/** A mailbox or a campaign, whose unconfirmed sends are shown. */
export type UnconfirmedScope = { path: string; name: string };

/** All unconfirmed sends of a mailbox or a campaign, with the decisions for the chosen and for all. */
export function unconfirmedList(
  { path, name }: UnconfirmedScope,
  { rows, total }: Page<UnconfirmedSend>,
  slice: ReturnType<typeof sliceOf>,
  sight: Sight,
): PageParts {
  const page = `${path}/unconfirmed`;
  return {
    title: `Unconfirmed sends: ${name}`,
    body: html`<div class="title"><p class="crumb"><a href="${path}">${name}</a></p><h1>Unconfirmed sends</h1>
<p>The line broke while these were handed over, and the provider does not show whether it took them. Their leads wait until you decide.</p></div>
${
  rows.length === 0
    ? empty(
        "Nothing to decide",
        total > 0
          ? html`<a href="${page}">See the first page</a>.`
          : "Every send is known to have gone out or not.",
      )
    : html`<section class="card" aria-label="What to do"><ol class="steps"><li>Open the mailbox's Sent folder. Search it for the lead's address or the Message-ID.</li>
<li>Choose those that you found, and say that they were sent. ${SENT_MEANS}.</li>
<li>Choose the others, and say that they were not sent. ${NOT_SENT_MEANS}.</li></ol></section>
<form class="card stack" method="post" action="${page}" autocomplete="off"><input type="hidden" name="until" value="${sight.now.toISOString()}">
${table(rows, sight)}
<p class="actions"><button name="decision" value="sent">The chosen were sent</button>
<button name="decision" value="not-sent">The chosen were not sent…</button></p>
${
  total > 1
    ? html`<p class="actions"><button class="small" name="decision" value="all-sent">All ${sayNumber(total)} were sent…</button>
<button class="small" name="decision" value="all-not-sent">None of the ${sayNumber(total)} was sent…</button></p>`
    : ""
}</form>
${pager(page, slice, total)}`
}`,
  };
}

const table = (rows: UnconfirmedSend[], sight: Sight): Markup =>
  html`<table class="stacked"><thead><tr><th>Lead</th><th>Step</th><th>Campaign</th><th>Handed over</th><th>Message-ID</th></tr></thead>
<tbody>${rows.map(
    (send) =>
      html`<tr><th scope="row"><label class="choice"><input type="checkbox" name="send" value="${writeKey(send)}"> ${send.email}</label></th>
<td data-label="Step">${send.step}</td><td data-label="Campaign"><a href="/campaigns/${send.campaign.id}">${send.campaign.name}</a></td>
<td data-label="Handed over">${fullTime(send.transmittingAt, sight.zone)}</td><td data-label="Message-ID"><code>${send.messageId}</code></td></tr>`,
  )}</tbody></table>`;

/** Asks for confirmation of a final decision about sends. */
export function confirmDecision(
  { path, name }: UnconfirmedScope,
  { decision, chosen, until }: { decision: Decision; chosen: SendKey[] | "all"; until: Date },
  count: number,
): PageParts {
  const page = `${path}/unconfirmed`;
  const one = count === 1;
  const wereSent = one ? "It was sent" : "They were sent";
  const notSent = one ? "It was not sent, send it" : "They were not sent, send them";
  const title =
    decision === "sent"
      ? `${one ? "Was" : "Were"} ${sayCount(count, "message")} sent?`
      : `Send ${sayCount(count, "message")} again?`;
  return {
    title,
    width: "narrow",
    body: html`<div class="title"><p class="crumb"><a href="${page}">Unconfirmed sends: ${name}</a></p><h1>${title}</h1></div>
<form class="card stack" method="post" action="${page}"><input type="hidden" name="confirmed" value="yes"><input type="hidden" name="until" value="${until.toISOString()}">
${chosen === "all" ? "" : chosen.map((send) => html`<input type="hidden" name="send" value="${writeKey(send)}">`)}
<ul>${(decision === "sent" ? SENT : NOT_SENT).map((line) => html`<li>${line}</li>`)}</ul>
<p class="actions"><button class="main" name="decision" value="${chosen === "all" ? `all-${decision}` : decision}">${decision === "sent" ? wereSent : notSent}</button>
<a class="button" href="${page}">Change nothing</a></p></form>`,
  };
}

const SENT = [`${SENT_MEANS}.`, "If a message had not arrived, that lead never gets it."];
const NOT_SENT = [
  `${NOT_SENT_MEANS}.`,
  "Each goes out in its turn, within the mailbox's pace and the campaign's window.",
];
