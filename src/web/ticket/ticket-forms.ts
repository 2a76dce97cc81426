import { randomUUID } from "node:crypto";
import { html } from "hono/html";
import type { Member } from "../../core/workspace/member.ts";
import type { Ticket } from "../../support/ticket/ticket.ts";
import type { Markup } from "../parts/markup.ts";
import { PRIORITIES } from "./ticket-filter.ts";
import { PRIORITY_WORDS } from "./ticket-words.ts";

/** How long a ticket may sleep, in the words of the form, in hours. */
export const SNOOZES = [
  ["4", "4 hours"],
  ["24", "a day"],
  ["72", "3 days"],
  ["168", "a week"],
] as const;

/** The form of an internal note. Its id makes a second press the same note. */
export const noteForm = ({ number }: Ticket): Markup =>
  html`<form class="stack card" method="post" action="/tickets/${number}/note"><input type="hidden" name="id" value="${randomUUID()}">
<div class="field"><label for="note">Internal note</label><textarea id="note" name="text" rows="3" aria-describedby="note-hint"></textarea>
<p class="soft" id="note-hint">Only agents and admins read it.</p></div><div class="actions"><button>Keep the note</button></div></form>`;

/** Everything else that can be done with a ticket. */
export const ticketForms = (ticket: Ticket, agents: Member[]): Markup =>
  html`<section class="card" aria-labelledby="work"><h2 id="work">Work on it</h2>
<div class="actions">${stateForms(ticket)}</div>${assignForm(ticket, agents)}${snoozeForm(ticket)}${priorityForm(ticket)}${tagForm(ticket)}</section>`;

const post = ({ number }: Ticket, verb: string, body: Markup | string): Markup =>
  html`<form class="inline" method="post" action="/tickets/${number}/${verb}">${body}</form>`;

function stateForms(ticket: Ticket): Markup[] {
  const isOpen = ticket.state === "open" || ticket.state === "new";
  return [
    ...(ticket.state === "solved" ? [] : [post(ticket, "solve", html`<button class="main">Solve</button>`)]),
    ...(isOpen ? [] : [post(ticket, "reopen", html`<button>Reopen</button>`)]),
    ...(ticket.state === "new"
      ? [
          html`<form class="inline" method="post" action="/tickets/${ticket.number}/seen" data-seen><button>Open it</button></form>`,
        ]
      : []),
  ];
}

const assignForm = (ticket: Ticket, agents: Member[]): Markup =>
  post(
    ticket,
    "assign",
    html`<label for="assignee">Assignee</label><select id="assignee" name="assignee">
<option value="">Nobody</option><option value="turn">The next in turn</option>${agents.map(
      ({ id, name }) =>
        html`<option value="${id}"${id === ticket.assigneeId ? html` selected` : ""}>${name}</option>`,
    )}</select><button class="small">Assign</button>`,
  );

const snoozeForm = (ticket: Ticket): Markup | "" =>
  ticket.state === "solved"
    ? ""
    : post(
        ticket,
        "snooze",
        html`<label for="hours">Snooze for</label><select id="hours" name="hours">${SNOOZES.map(([hours, word]) => html`<option value="${hours}">${word}</option>`)}</select><button class="small">Snooze</button>`,
      );

const priorityForm = (ticket: Ticket): Markup =>
  post(
    ticket,
    "priority",
    html`<label for="priority">Priority</label><select id="priority" name="priority">${PRIORITIES.map((one) => html`<option value="${one}"${one === ticket.priority ? html` selected` : ""}>${PRIORITY_WORDS[one]}</option>`)}</select><button class="small">Set</button>`,
  );

const tagForm = (ticket: Ticket): Markup =>
  html`${post(ticket, "tags", html`<label for="tag">Tag</label><input id="tag" name="add" autocomplete="off"><button class="small">Add</button>`)}
${ticket.tags.length === 0 ? "" : html`<div class="actions">${ticket.tags.map((tag) => post(ticket, "tags", html`<input type="hidden" name="remove" value="${tag}"><button class="small" aria-label="Remove the tag ${tag}">${tag} ×</button>`))}</div>`}`;
