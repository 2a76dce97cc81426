import { type Match, matchTicket } from "../threading/match-ticket.ts";
import { numberIn } from "../threading/subject-key.ts";
import { type DeskTicket, type IntakeDesk, ticketOf } from "./intake-desk.ts";
import type { ReadMail } from "./intake-mail.ts";
import type { Asker } from "./who-asks.ts";

/** The ticket that a mail belongs to, by all that the desk knows. */
export function findTicket(desk: IntakeDesk, mail: ReadMail, asker: Asker): Match<DeskTicket> {
  const { messageId, inReplyTo, references, subject, at } = mail;
  const sender = asker.customer && { address: asker.customer.email, verified: asker.verified };
  const isAgent = asker.member?.isAgent === true;
  const automatic = mail.automatic !== null;
  return matchTicket(
    { sender, isAgent, messageId, inReplyTo, references, number: numberIn(subject), automatic, at },
    { byId: (id) => ticketsById(desk, id), byNumber: (number) => byNumber(desk, number) },
  );
}

export function ticketsById(desk: IntakeDesk, mailId: string): DeskTicket[] {
  const tickets = (desk.byMailId.get(mailId) ?? []).map(({ ticketId }) => ticketOf(desk, ticketId));
  return [...new Set(tickets.filter((ticket) => ticket !== null))];
}

function byNumber(desk: IntakeDesk, number: number): DeskTicket | null {
  for (const ticket of desk.tickets.values()) if (ticket.number === number) return ticketOf(desk, ticket.id);
  return null;
}
