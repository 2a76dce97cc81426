import { Hono } from "hono";
import { html } from "hono/html";
import { sayCount } from "../../core/words/say.ts";
import type { Member } from "../../core/workspace/member.ts";
import { agentsOf } from "../../support/ticket/assign-ticket.ts";
import type { TicketFilter, TicketRow } from "../../support/ticket/ticket-views.ts";
import type { MemberEnv, Web } from "../env.ts";
import { renderPage } from "../layout.ts";
import { empty } from "../parts/empty.ts";
import type { Markup, MaybeMarkup } from "../parts/markup.ts";
import { pager, sliceOf } from "../parts/pager.ts";
import { moment, type Sight } from "../parts/time.ts";
import { agentsOnly } from "./agents-only.ts";
import { type FilterFields, listAddress, PRIORITIES, readTicketFilter } from "./ticket-filter.ts";
import { PRIORITY_WORDS, priorityBadge, stateBadge, subjectOf, TICKET_STATES } from "./ticket-words.ts";

const ON_A_PAGE = 50;

/** `/tickets`: the tickets of the workspace, the one that changed last first. */
export function ticketsPage(web: Web): Hono<MemberEnv> {
  const { store, clock } = web.ctx;
  return new Hono<MemberEnv>().use("/tickets", agentsOnly).get("/tickets", async (c) => {
    const { workspace, member } = c.get("who");
    const { page, ...fields } = c.req.query();
    const asked = known(fields);
    const filter = readTicketFilter(asked, member.id);
    const slice = sliceOf(page, ON_A_PAGE);
    const [{ rows, total }, agents, inboxes] = await Promise.all([
      store.ticketViews.list(workspace.id, filter, slice),
      agentsOf(store, workspace.id),
      store.ticketViews.inboxes(workspace.id),
    ]);
    const sight = { now: clock.now(), zone: workspace.timeZone };
    return renderPage(web, c, {
      title: "Tickets",
      live: true,
      script: web.assets.tickets,
      body: html`<div class="title"><h1>Tickets</h1>
${member.role === "admin" ? html`<div class="actions"><a class="button" href="/tickets/desk">Support desk</a> <a class="button" href="/support/inboxes">Inboxes</a></div>` : ""}</div>
<section class="card" aria-label="Tickets">${searchForm(asked)}${states(asked, filter)}${choices(asked, { agents, inboxes, viewer: member })}
${rows.length > 0 ? html`<p class="soft" role="status">${sayCount(total, "ticket")}</p>${table(rows, sight)}` : nothing(asked, inboxes.length)}
${pager(listAddress(asked), slice, total)}
<p class="soft keys">Keys: <kbd>/</kbd> searches, <kbd>j</kbd> and <kbd>k</kbd> move, <kbd>Enter</kbd> opens.</p></section>`,
    });
  });
}

/** The fields that the list knows: addresses of its own carry no others. */
const known = ({ state, assignee, inbox, priority, tag, search }: FilterFields): FilterFields => ({
  state,
  assignee,
  inbox,
  priority,
  tag,
  search,
});

const searchForm = ({ search, ...fields }: FilterFields): Markup =>
  html`<form method="get" action="/tickets" class="find" role="search">${hidden(fields)}
<input name="search" type="search" value="${search ?? ""}" data-search aria-label="Words, an address or a number" placeholder="Words, an address or a number" autocomplete="off" spellcheck="false">
<button>Search</button></form>`;

const hidden = (fields: FilterFields): Markup[] =>
  Object.entries(fields).flatMap(([name, value]) =>
    value ? [html`<input type="hidden" name="${name}" value="${value}">`] : [],
  );

function states(fields: FilterFields, { state }: TicketFilter): Markup {
  const links = [
    { value: "", word: "Unsolved", isHere: state === "unsolved" },
    ...Object.entries(TICKET_STATES).map(([value, { word }]) => ({ value, word, isHere: state === value })),
    { value: "all", word: "All", isHere: state === null },
  ];
  return html`<nav class="filters" aria-label="Show tickets">${links.map(
    ({ value, word, isHere }) =>
      html`<a href="${listAddress({ ...fields, state: value })}"${isHere ? html` aria-current="true"` : ""}>${word}</a>`,
  )}</nav>`;
}

type Chosen = { agents: Member[]; inboxes: { mailboxId: string; address: string }[]; viewer: Member };

function choices(fields: FilterFields, { agents, inboxes, viewer }: Chosen): Markup {
  const { assignee, inbox, priority, tag, ...others } = fields;
  return html`<form method="get" action="/tickets" class="narrowing">${hidden(others)}
${choice("assignee", "Assignee", assignee, [
  ["", "Anybody"],
  ["me", "You"],
  ["none", "Nobody"],
  ...agents.filter(({ id }) => id !== viewer.id).map(({ id, name }): [string, string] => [id, name]),
])}
${choice("priority", "Priority", priority, [
  ["", "Any"],
  ...PRIORITIES.map((one): [string, string] => [one, PRIORITY_WORDS[one]]),
])}
${inboxes.length > 1 ? choice("inbox", "Inbox", inbox, [["", "Every inbox"], ...inboxes.map(({ mailboxId, address }): [string, string] => [mailboxId, address])]) : ""}
<label>Tag<input name="tag" value="${tag ?? ""}" autocomplete="off" spellcheck="false"></label>
<button class="small">Show</button></form>`;
}

const choice = (
  name: string,
  label: string,
  chosen: string | undefined,
  options: [string, string][],
): Markup =>
  html`<label>${label}<select name="${name}">${options.map(
    ([value, word]) =>
      html`<option value="${value}"${value === (chosen ?? "") ? html` selected` : ""}>${word}</option>`,
  )}</select></label>`;

const table = (rows: TicketRow[], sight: Sight): Markup =>
  html`<table class="stacked tickets"><thead><tr><th>Ticket</th><th>Customer</th><th>State</th><th>Assignee</th><th>Changed</th></tr></thead>
<tbody>${rows.map((row) => line(row, sight))}</tbody></table>`;

function line(row: TicketRow, sight: Sight): Markup {
  const { number, customer, state, priority, assignee, tags, changedAt, messages, gathered } = row;
  return html`<tr id="ticket-${number}"><th scope="row"><a class="subject" data-ticket href="/tickets/${number}"><span class="soft">${number}</span> ${subjectOf(row)}</a>
<span class="soft">${sayCount(messages + gathered, "message")}${tags.map((tag) => html` <span class="tag">${tag}</span>`)}</span></th>
<td data-label="Customer">${customer ? customer.name || customer.email : html`<span class="soft">No customer</span>`}</td>
<td data-label="State"><span class="badges">${stateBadge(state)} ${priorityBadge(priority)} ${late(row, sight)}</span></td>
<td data-label="Assignee">${assignee?.name ?? html`<span class="soft">Nobody</span>`}</td>
<td data-label="Changed">${moment(changedAt, sight)}</td></tr>`;
}

/** A customer who still waits for the first answer after it was due. */
function late({ state, answeredAt, answerDueAt }: TicketRow, { now }: Sight): MaybeMarkup {
  const isWaiting = answeredAt === null && (state === "new" || state === "open");
  return isWaiting && answerDueAt !== null && answerDueAt < now
    ? html`<span class="badge bad">Answer late</span>`
    : "";
}

function nothing({ state, ...others }: FilterFields, inboxes: number): Markup {
  if (Object.values(others).some(Boolean) || state)
    return html`<p class="soft">No ticket matches. <a href="/tickets?state=all">Show all</a></p>`;
  return inboxes === 0
    ? empty(
        "No support inbox yet",
        html`Mails to a support inbox become tickets. <code>docs/support.md</code> leads to the first one.`,
      )
    : empty(
        "No open tickets",
        html`A mail to a support inbox appears here. <a href="/tickets?state=all">Show solved ones</a>`,
      );
}
