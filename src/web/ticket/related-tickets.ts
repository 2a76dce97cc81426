import { html } from "hono/html";
import type { Ticket } from "../../support/ticket/ticket.ts";
import type { TicketMove } from "../../support/ticket/ticket-move-store.ts";
import type { Web } from "../env.ts";
import type { Markup, MaybeMarkup } from "../parts/markup.ts";
import { moment, type Sight } from "../parts/time.ts";
import { subjectOf } from "./ticket-words.ts";

/** Other tickets that a ticket has to do with. */
export type RelatedTickets = {
  mergedInto: Ticket | null;
  mayBelongTo: Ticket | null;
  /** Merges and splits that can be taken back, the newest first. */
  moves: { move: TicketMove; other: Ticket | null }[];
};

export async function relatedTickets({ ctx }: Web, ticket: Ticket): Promise<RelatedTickets> {
  const { store } = ctx;
  const find = async (id: string | null | undefined) => {
    const found = id ? await store.tickets.get(id) : null;
    return found?.workspaceId === ticket.workspaceId ? found : null;
  };
  const moves = await store.ticketMoves.ofTicket(ticket.id);
  const otherOf = ({ fromId, intoId }: TicketMove) => find(fromId === ticket.id ? intoId : fromId);
  return {
    mergedInto: await find(ticket.mergedIntoId),
    mayBelongTo: ticket.mergedIntoId === null ? await find(ticket.mayBelongTo?.ticketId) : null,
    moves: await Promise.all(moves.map(async (move) => ({ move, other: await otherOf(move) }))),
  };
}

/** Says at the top of the page where its messages are, or where they may belong. */
export const relatedNotice = (ticket: Ticket, { mergedInto, mayBelongTo }: RelatedTickets): MaybeMarkup => {
  if (mergedInto !== null)
    return html`<div class="notice"><p>It was merged into ${linkTo(mergedInto)}. Its messages are there.</p></div>`;
  if (mayBelongTo === null) return "";
  return html`<div class="notice wait"><p>It may belong to ${linkTo(mayBelongTo)}. ${ticket.mayBelongTo?.why ?? ""}</p>
<div class="actions">${press(ticket, "belongs", "It belongs there")}${press(ticket, "stands-alone", "It does not")}</div></div>`;
};

/** Merging, splitting, and taking either back. @param shown - how many messages of the ticket the page shows */
export function movesCard(
  ticket: Ticket,
  { mergedInto, moves }: RelatedTickets,
  { names, sight, shown }: { names: ReadonlyMap<string, string>; sight: Sight; shown: number },
): MaybeMarkup {
  const isWhole = mergedInto === null;
  if (!isWhole && moves.length === 0) return "";
  const done = moves.map(
    (each) =>
      html`<li>${told(ticket, each)} <span class="soft">${by(each.move, names)}, ${moment(each.move.at, sight)}</span>
<form class="actions" method="post" action="/tickets/${ticket.number}/undo"><input type="hidden" name="move" value="${each.move.id}"><button class="small">Take it back</button></form></li>`,
  );
  return html`<section class="card" aria-labelledby="moves"><h2 id="moves">Merge and split</h2>
${moves.length > 0 ? html`<ul class="lines">${done}</ul>` : ""}${isWhole ? mergeForm(ticket) : ""}${isWhole && shown > 1 ? splitForm(ticket) : ""}</section>`;
}

/** The box by which a message is chosen for a new ticket. Its form stands in another card. */
export const splitBox = (messageId: string): Markup =>
  html`<label class="choice split-box"><input type="checkbox" name="message" value="${messageId}" form="split"><span>Into a new ticket</span></label>`;

const mergeForm = ({ number }: Ticket): Markup =>
  html`<form class="inline" method="post" action="/tickets/${number}/merge"><label for="into">Merge into</label><input id="into" name="into" inputmode="numeric" autocomplete="off" placeholder="Number" required><button class="small">Merge</button></form>`;

const splitForm = ({ number }: Ticket): Markup =>
  html`<details id="splitting"><summary>Split it</summary><form id="split" class="stack" method="post" action="/tickets/${number}/split">
<p class="soft">Choose messages in the conversation. They begin a ticket of their own.</p><div class="actions"><button class="small">Begin a new ticket with them</button></div></form></details>`;

function told(ticket: Ticket, { move, other }: RelatedTickets["moves"][number]): MaybeMarkup {
  const there = other === null ? "another ticket" : linkTo(other);
  const isFrom = move.fromId === ticket.id;
  if (move.kind === "merge") return isFrom ? html`It became part of ${there}.` : html`It took in ${there}.`;
  return isFrom ? html`Messages of it began ${there}.` : html`It began with messages of ${there}.`;
}

const by = ({ memberId }: TicketMove, names: ReadonlyMap<string, string>): string =>
  memberId === null ? "Unpause" : (names.get(memberId) ?? "A former member");

const linkTo = (ticket: Ticket): Markup =>
  html`<a href="/tickets/${ticket.number}">ticket ${ticket.number}, ${subjectOf(ticket)}</a>`;

const press = ({ number }: Ticket, verb: string, words: string): Markup =>
  html`<form method="post" action="/tickets/${number}/${verb}"><button class="small">${words}</button></form>`;
