import { html } from "hono/html";
import { causeFacts } from "../../core/diagnosis/cause.ts";
import type { Incident } from "../../core/incident/incident-store.ts";
import type { Mailbox } from "../../core/mailbox/mailbox.ts";
import type { PageParts } from "../layout.ts";

/** Which of an incident's mailboxes to reconnect. */
export const chooseMailbox = (incident: Incident, mailboxes: Mailbox[]): PageParts => ({
  title: "Which mailbox?",
  width: "narrow",
  body: html`<section class="card plain"><h1>Which mailbox do you want to reconnect?</h1>
<p>${causeFacts[incident.cause].meaning}</p>
<ul class="lines">${mailboxes.map(
    ({ id, address }) =>
      html`<li><a class="button" href="/reconnect/incident/${incident.id}/${id}">${address}</a></li>`,
  )}</ul></section>`,
});
