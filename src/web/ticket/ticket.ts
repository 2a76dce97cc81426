import { Hono } from "hono";
import { html } from "hono/html";
import { causeFacts } from "../../core/diagnosis/cause.ts";
import { sayCount, sayTime } from "../../core/words/say.ts";
import { aboutOf } from "../../support/about/about-of.ts";
import { agentsOf } from "../../support/ticket/assign-ticket.ts";
import type { Ticket } from "../../support/ticket/ticket.ts";
import type { TicketEvent } from "../../support/ticket/ticket-event-store.ts";
import { sayTicketEvent } from "../../support/ticket/ticket-history.ts";
import type { TicketPerson } from "../../support/ticket/ticket-views.ts";
import type { MemberEnv, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import { badge } from "../parts/badge.ts";
import type { Markup, MaybeMarkup } from "../parts/markup.ts";
import { pager, sliceOf } from "../parts/pager.ts";
import { moment, type Sight } from "../parts/time.ts";
import { aboutCards } from "./about-cards.ts";
import { agentsOnly } from "./agents-only.ts";
import { findTicket } from "./find-ticket.ts";
import { movesCard, relatedNotice, relatedTickets } from "./related-tickets.ts";
import { noteForm, ticketForms } from "./ticket-forms.ts";
import { messageCard } from "./ticket-message.ts";
import { priorityBadge, stateBadge, subjectOf } from "./ticket-words.ts";

const MESSAGES_ON_A_PAGE = 50;
const EVENTS_SHOWN = 100;

/** `/tickets/<number>`: the conversation, what is known about it, and what can be done. */
export function ticketPage(web: Web): Hono<MemberEnv> {
  const { ctx } = web;
  const { store } = ctx;
  return new Hono<MemberEnv>().use("/tickets/:number", agentsOnly).get("/tickets/:number", async (c) => {
    const { workspace, member } = c.get("who");
    const ticket = await findTicket(ctx, workspace.id, c.req.param("number"));
    if (ticket === null) return c.notFound();
    const slice = sliceOf(c.req.query("page"), MESSAGES_ON_A_PAGE);
    const sight = { now: ctx.clock.now(), zone: workspace.timeZone };
    const [{ rows, total }, agents, events, people, inboxes, names, about, related] = await Promise.all([
      store.ticketMessages.ofTicket(ticket.id, slice),
      agentsOf(store, workspace.id),
      store.ticketEvents.ofTicket(ticket.id, EVENTS_SHOWN),
      store.ticketViews.people(ticket.id),
      store.ticketViews.inboxesOf(ticket.id),
      store.views.names.ofMembers(workspace.id),
      aboutOf(ctx, ticket.id, member),
      relatedTickets(web, ticket),
    ]);
    const attachments = Map.groupBy(
      await store.ticketMessages.attachments(rows.map(({ id }) => id)),
      ({ messageId }) => messageId,
    );
    const past = html`<section class="card" aria-labelledby="history"><h2 id="history">History</h2>${history(events, names, sight)}</section>`;
    const moves = movesCard(ticket, related, { names, sight, shown: rows.length });
    if (related.mergedInto !== null)
      return renderPage(web, c, {
        title: `Ticket ${ticket.number}`,
        live: true,
        width: "narrow",
        body: html`${heading(ticket, badge("calm", "Merged"))}${relatedNotice(ticket, related)}${moves}${past}`,
      });
    const shown = { ticket, sight, isAdmin: member.role === "admin", canSplit: total > 1 };
    return renderPage(web, c, {
      title: `Ticket ${ticket.number}`,
      live: true,
      script: web.assets.tickets,
      body: html`${heading(ticket, stateBadge(ticket.state))}${relatedNotice(ticket, related)}${offered(ticket)}
<div class="columns ticket"><section class="column" aria-labelledby="talk"><h2 id="talk" class="hidden">Conversation</h2>
<ol class="cards">${rows.map((message) => messageCard(message, { ...shown, attachments: attachments.get(message.id) ?? [] }))}</ol>
${ticket.gathered > 0 ? html`<p class="soft">${sayCount(ticket.gathered, "more mail")} of the same sender and subject came in a burst and are counted here.</p>` : ""}
${pager(`/tickets/${ticket.number}`, slice, total)}${noteForm(ticket)}</section>
<div class="column">${ticketForms(ticket, agents)}${facts(ticket, { names, inboxes, sight })}${aboutCards(ticket, about)}${participants(ticket, people)}${moves}${past}</div></div>`,
    });
  });
}

const heading = (ticket: Ticket, state: Markup): Markup =>
  html`<div class="title"><p class="crumb"><a href="/tickets">Tickets</a></p>
<h1>${subjectOf(ticket)}</h1><p class="badges"><span class="soft">Ticket ${ticket.number}</span> ${state} ${priorityBadge(ticket.priority)}
${ticket.tags.map((tag) => html`<span class="tag">${tag}</span>`)}</p></div>`;

type Names = ReadonlyMap<string, string>;

function facts(
  ticket: Ticket,
  { names, inboxes, sight }: { names: Names; inboxes: string[]; sight: Sight },
): Markup {
  const { customer, verified, memberId, assigneeId, openedAt, answerDueAt, answeredAt, snoozedUntil, cause } =
    ticket;
  const nameOf = (id: string) => names.get(id) ?? "A former member";
  const rows: [string, string | Markup | null][] = [
    [
      "Customer",
      customer
        ? html`${customer.name} <span class="soft">${customer.email}</span>`
        : "A ticket without a customer",
    ],
    ["Sender", customer ? (verified ? "Verified" : "Not verified") : null],
    ["Member", memberId && nameOf(memberId)],
    ["Assignee", assigneeId ? nameOf(assigneeId) : "Nobody"],
    ["Opened", moment(openedAt, sight)],
    [
      "First answer",
      answeredAt ? moment(answeredAt, sight) : answerDueAt && html`due ${moment(answerDueAt, sight)}`,
    ],
    ["Comes back", ticket.state === "snoozed" && snoozedUntil ? moment(snoozedUntil, sight) : null],
    ["Likely cause", cause && causeFacts[cause].title],
    ["Came to", inboxes.length > 0 ? inboxes.join(", ") : null],
  ];
  return html`<section class="card" aria-labelledby="about"><h2 id="about">About it</h2><dl class="facts">${rows.map(
    ([label, value]) => (value ? html`<div><dt>${label}</dt><dd>${value}</dd></div>` : ""),
  )}</dl></section>`;
}

const offered = ({ number, offered: sender }: Ticket): MaybeMarkup =>
  sender === null
    ? ""
    : html`<div class="notice wait"><p>It is a forwarded mail. Its first sender may be the customer: ${sender.name} ${sender.email}.</p>
<form method="post" action="/tickets/${number}/customer"><button class="small">This is the customer</button></form></div>`;

const ROLES: Readonly<Record<string, string>> = {
  customer: "Customer",
  copied: "In copy",
  "asks-in": "Not confirmed: answered without being in the conversation",
};

const participants = ({ number }: Ticket, people: TicketPerson[]): MaybeMarkup =>
  people.length === 0
    ? ""
    : html`<section class="card" aria-labelledby="people"><h2 id="people">Participants</h2><ul class="lines">${people.map(
        ({ name, email, role }) =>
          html`<li>${name} <span class="soft">${email}, ${ROLES[role] ?? role}</span>${role === "asks-in" ? html`<form method="post" action="/tickets/${number}/let-in"><input type="hidden" name="email" value="${email}"><button class="small">Let them in</button></form>` : ""}</li>`,
      )}</ul></section>`;

function history(events: TicketEvent[], names: Names, sight: Sight): Markup {
  const nameOf = (id: unknown) => (typeof id === "string" ? (names.get(id) ?? null) : null);
  if (events.length === 0) return html`<p class="soft">Nothing happened yet.</p>`;
  return html`<ol class="history">${events.map(({ kind, at, memberId, data }) => {
    const who = memberId === undefined ? null : (nameOf(memberId) ?? "A former member");
    const told = {
      who,
      to: nameOf(data?.toId),
      data: data ?? {},
      sayTime: (one: Date) => sayTime(one, sight.zone),
    };
    return html`<li>${moment(at, sight)}<span>${sayTicketEvent(kind, told)}</span></li>`;
  })}</ol>`;
}
