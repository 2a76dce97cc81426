import { html } from "hono/html";
import { sayCount } from "../../core/words/say.ts";
import type { IncidentOfTicket, TicketAbout } from "../../support/about/about-of.ts";
import type { Ticket } from "../../support/ticket/ticket.ts";
import { badge } from "../parts/badge.ts";
import type { Markup, MaybeMarkup } from "../parts/markup.ts";

/** The incident of a ticket with its state of now, the reason why it stands here, and a suggested answer. */
export const aboutCards = (ticket: Ticket, about: TicketAbout | null): Markup =>
  html`${about?.incident ? incidentCard(ticket, about.incident) : ""}${suggestionCard(about?.suggestion ?? null)}`;

function incidentCard(ticket: Ticket, incident: IncidentOfTicket): MaybeMarkup {
  if (incident.how === "refused") return "";
  const { id, how, why, title, endedAt, addresses, lost, readOnly } = incident;
  const more = lost > addresses.length ? ` and ${sayCount(lost - addresses.length, "more mailbox")}` : "";
  const name = addresses.length > 0 ? `${addresses.join(", ")}${more}: ${title}` : title;
  return html`<section class="card" aria-labelledby="incident"><h2 id="incident">${how === "joined" ? "The incident" : "May be about this incident"}</h2>
<p>${readOnly ? name : html`<a href="/incidents/${id}">${name}</a>`} ${endedAt === null ? badge("bad", "Open") : badge("good", "Over")}</p>
${why ? html`<p class="soft">${why}</p>` : ""}${readOnly ? html`<p class="soft">It belongs to another workspace. You can read it here only.</p>` : ""}
<div class="actions">${how === "offered" ? decision(ticket, "join-incident", id, "It is about this") : ""}${decision(ticket, "refuse-incident", id, "It is not about this")}
${how === "joined" && endedAt === null ? decision(ticket, "reconnect-letter", id, "Send the way to reconnect") : ""}</div></section>`;
}

const decision = ({ number }: Ticket, verb: string, incidentId: string, words: string): Markup =>
  html`<form method="post" action="/tickets/${number}/${verb}"><input type="hidden" name="incident" value="${incidentId}"><button class="small">${words}</button></form>`;

const suggestionCard = (suggestion: string | null): MaybeMarkup =>
  suggestion === null
    ? ""
    : html`<section class="card" aria-labelledby="suggestion"><h2 id="suggestion">Suggested answer</h2>
<p class="soft">Unpause sends it to nobody. Copy what fits.</p><pre class="letter">${suggestion}</pre></section>`;
