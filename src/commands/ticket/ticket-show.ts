import { z } from "zod";
import { loadAlert } from "../../core/alert/load-alert.ts";
import type { SupportContext } from "../../support/support-rooms.ts";
import type { Ticket } from "../../support/ticket/ticket.ts";
import { sayTicketEvent } from "../../support/ticket/ticket-history.ts";
import type { TicketAttachment, TicketMessage } from "../../support/ticket/ticket-message.ts";
import type { TicketPerson } from "../../support/ticket/ticket-views.ts";
import { command } from "../command.ts";
import { everyPage } from "../terminal/every-page.ts";
import { AboutOne, findTicket } from "./find-ticket.ts";

const EVENTS = 1_000;

export const ticketShow = command({
  name: "ticket show",
  input: z.object(AboutOne),
  async run(ctx, input, out) {
    const found = await findTicket(ctx, input, out);
    if ("exit" in found) return found.exit;
    const { ticket } = found;
    const { store } = ctx;
    const names = await store.views.names.ofMembers(ticket.workspaceId);
    const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? "A former member"));
    const incident = await incidentOf(ctx, ticket);
    const people = await store.ticketViews.people(ticket.id);
    const related = await relatedOf(ctx, ticket);
    out.line(
      { ticket, assignee: nameOf(ticket.assigneeId), incident, people, ...related },
      [...headOf(ticket, nameOf, incident), ...questionsOf(ticket, related, people)].join("\n"),
    );
    for await (const message of everyPage((slice) => store.ticketMessages.ofTicket(ticket.id, slice))) {
      const attachments = await store.ticketMessages.attachments([message.id]);
      out.line({ message: { ...message, attachments } }, messageInWords(message, attachments));
    }
    for (const event of (await store.ticketEvents.ofTicket(ticket.id, EVENTS)).toReversed()) {
      const to = typeof event.data?.toId === "string" ? nameOf(event.data.toId) : null;
      const told = { who: nameOf(event.memberId ?? null), to, data: event.data ?? {}, sayTime };
      const words = sayTicketEvent(event.kind, told);
      out.line({ event: { ...event, words } }, `${event.at.toISOString()}: ${words}`);
    }
    return 0;
  },
});

const sayTime = (at: Date) => at.toISOString();

/** The incident as its alert says it now. Only of the ticket's own workspace. */
async function incidentOf(ctx: SupportContext, { workspaceId, incident }: Ticket) {
  if (incident === null) return null;
  const here = await ctx.store.views.incidents.get(workspaceId, incident.incidentId);
  const view = here && (await loadAlert(ctx, here.id));
  return { ...incident, title: view?.title ?? null, endedAt: here?.endedAt ?? null };
}

function headOf(
  ticket: Ticket,
  nameOf: (id: string | null) => string | null,
  incident: Awaited<ReturnType<typeof incidentOf>>,
): string[] {
  const { number, subject, state, priority, tags, customer, verified, assigneeId } = ticket;
  const doubt = verified ? "" : ", not verified";
  return [
    `#${number} ${subject || "(no subject)"}`,
    `State: ${state}, priority ${priority}${tags.length > 0 ? `, tags ${tags.join(", ")}` : ""}`,
    `Customer: ${customer === null ? "none" : `${customer.name} <${customer.email}>${doubt}`}`,
    `Assignee: ${nameOf(assigneeId) ?? "nobody"}`,
    ...(incident === null
      ? []
      : [`Incident (${incident.how}): ${incident.title ?? "of another workspace"}. ${incident.why}`]),
  ];
}

/** The numbers of the tickets that it has to do with. */
async function relatedOf({ store }: SupportContext, { workspaceId, mayBelongTo, mergedIntoId }: Ticket) {
  const numberOf = async (id: string | null) => {
    const found = id === null ? null : await store.tickets.get(id);
    return found?.workspaceId === workspaceId ? found.number : null;
  };
  return {
    mergedInto: await numberOf(mergedIntoId),
    mayBelongTo: mergedIntoId === null ? await numberOf(mayBelongTo?.ticketId ?? null) : null,
  };
}

/** The questions that an agent answers, each with its command. */
function questionsOf(
  { number, offered, mayBelongTo: why }: Ticket,
  { mergedInto, mayBelongTo }: Awaited<ReturnType<typeof relatedOf>>,
  people: TicketPerson[],
): string[] {
  return [
    ...(mergedInto === null
      ? []
      : [`It is part of #${mergedInto}. To take that back: unpause ticket undo ${number}`]),
    ...(mayBelongTo === null
      ? []
      : [`It may belong to #${mayBelongTo}. ${why?.why ?? ""} To say so: unpause ticket belongs ${number}`]),
    ...(offered === null
      ? []
      : [`${offered.email} may be the customer. To say so: unpause ticket customer ${number}`]),
    ...people
      .filter(({ role }) => role === "asks-in")
      .map(
        ({ email }) =>
          `${email} answered without being in the conversation. To let them in: unpause ticket let-in ${number} --address ${email}`,
      ),
  ];
}

function messageInWords(message: TicketMessage, attachments: TicketAttachment[]): string {
  const { id, author, fromName, fromEmail, at, text, spam, automatic, verified, isMail } = message;
  const marks = [
    ...(spam ? ["found in spam"] : []),
    ...(automatic === null ? [] : ["automatic"]),
    ...(author === "customer" && isMail && !verified ? ["sender not verified"] : []),
  ];
  return [
    "",
    `${author}: ${fromName} <${fromEmail}>, ${at.toISOString()}, message ${id}${marks.length > 0 ? ` (${marks.join(", ")})` : ""}`,
    ...text
      .trim()
      .split("\n")
      .map((line) => `  ${line}`),
    ...attachments.map(
      ({ name, size, declaredType }) => `  Attachment: ${name} (${declaredType}, ${size} bytes)`,
    ),
  ].join("\n");
}
