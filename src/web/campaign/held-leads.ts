import { html } from "hono/html";
import type { HandHeldFor } from "../../core/lead/held-for.ts";
import type { HeldLead, HeldLeadsView } from "../../core/views/lead-views.ts";
import { plural, sayCount, sayNumber } from "../../core/words/say.ts";
import type { Markup, MaybeMarkup } from "../parts/markup.ts";

const WHY: Record<HandHeldFor, { title: string; text: string }> = {
  message_refused: {
    title: "Refused twice",
    text: "The provider refused the message to them twice and accepted it for others. If they go on, the same step is tried again: it was never sent.",
  },
  refused_by_report: {
    title: "Refused after it was accepted",
    text: "The provider took the message, and a delivery report refused it later. If they go on, the next step follows. No step is sent twice.",
  },
};

/** Leads that only a person can let go on, with both decisions for one and for all of a reason. */
export function heldLeads(campaignId: string, held: HeldLeadsView): MaybeMarkup {
  const { counts } = held;
  const total = counts.opt_out_question + counts.message_refused + counts.refused_by_report;
  if (total === 0) return "";
  return html`<section class="card alert busy" id="held" aria-labelledby="held-title"><h2 id="held-title">Please decide: ${sayCount(total, "lead")} ${plural(total, "waits", "wait")}</h2>
${byHand(campaignId, "message_refused", held)}${byHand(campaignId, "refused_by_report", held)}${questions(held)}</section>`;
}

function byHand(campaignId: string, heldFor: HandHeldFor, { counts, rows }: HeldLeadsView): MaybeMarkup {
  const count = counts[heldFor];
  if (count === 0) return "";
  const those = rows.filter((row) => row.heldFor === heldFor);
  const { title, text } = WHY[heldFor];
  return html`<h3>${title}</h3><p>${text}</p>
${count > 1 ? decision(campaignId, { name: "heldFor", value: heldFor }, `All ${sayNumber(count)} go on`, `Remove all ${sayNumber(count)}`, "") : ""}
<ul class="lines">${those.map(
    (lead) => html`<li class="head"><span>${line(lead)}</span>
${decideOne(campaignId, lead)}</li>`,
  )}</ul>${more(count - those.length)}`;
}

/** Both decisions about one lead. */
export const decideOne = (
  campaignId: string,
  { enrolmentId, email }: { enrolmentId: string; email: string },
) => decision(campaignId, { name: "enrolmentId", value: enrolmentId }, "Go on", "Remove", email);

function decision(
  campaignId: string,
  { name, value }: { name: string; value: string },
  goOn: string,
  remove: string,
  /** For readers who do not see the line. */
  email: string,
): Markup {
  const about = email && html`<span class="hidden"> ${email}</span>`;
  return html`<form class="actions" method="post" action="/campaigns/${campaignId}/decide-held"><input type="hidden" name="${name}" value="${value}">
<button class="small" name="decision" value="go-on">${goOn}${about}</button>
<button class="small" name="decision" value="remove">${remove}${about}</button></form>`;
}

function questions({ counts, rows }: HeldLeadsView): MaybeMarkup {
  if (counts.opt_out_question === 0) return "";
  const those = rows.filter(({ heldFor }) => heldFor === "opt_out_question");
  return html`<h3>May have asked not to be written to</h3>
<ul class="lines">${those.map(
    (lead) => html`<li class="head"><span>${line(lead)}</span>
${lead.questionId ? html`<a class="button small" href="/notices/opt-out-question/${lead.questionId}">Answer<span class="hidden"> about ${lead.email}</span></a>` : ""}</li>`,
  )}</ul>${more(counts.opt_out_question - those.length)}`;
}

const line = ({ email, nextStep, mailboxAddress, said }: HeldLead) =>
  html`<b>${email}</b><br><span class="soft">${said ? html`“${said}” ` : ""}Waits before step ${nextStep}, from ${mailboxAddress}.</span>`;

const more = (left: number): MaybeMarkup =>
  left > 0
    ? html`<p class="soft"><a href="?leads=held#leads">${sayNumber(left)} more in the table below</a></p>`
    : "";
