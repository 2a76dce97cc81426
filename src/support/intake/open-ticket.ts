import { domainOf } from "../../core/mailbox/mail-address.ts";
import { isForward } from "../threading/subject-key.ts";
import type { Customer, TicketState } from "../ticket/ticket.ts";
import { type DeskTicket, type IntakeDesk, isOurInbox, tell } from "./intake-desk.ts";
import type { ReadMail } from "./intake-mail.ts";
import { addPeople, asAuthor, keepMessage } from "./keep-message.ts";
import type { Asker } from "./who-asks.ts";

const MINUTE_MS = 60_000;

/**
 * A new ticket of a mail that came in. A colleague or member who passes a mail on is its customer at first. The enclosed sender
 * is only offered, since anybody can write a name into a text.
 */
export function openTicket(
  desk: IntakeDesk,
  mail: ReadMail,
  asker: Asker,
  mayBelongTo: DeskTicket["mayBelongTo"],
): DeskTicket {
  const isPerson = mail.automatic === null;
  const ticket = addTicket(desk, mail, { state: "new", customer: asker.customer, mayBelongTo });
  ticket.verified = asker.verified;
  ticket.memberId = asker.member?.id ?? null;
  if (mail.enclosed !== null && isPassedOn(desk, mail, asker)) ticket.offered = mail.enclosed;
  if (isPerson) {
    ticket.customerAt = mail.at;
    desk.changes.lookInto.add(ticket.id);
    if (asker.customer !== null)
      ticket.answerDueAt = new Date(mail.at.getTime() + desk.firstAnswerMinutes * MINUTE_MS);
  }
  keepMessage(desk, ticket, mail, { ...asAuthor(mail, asker), author: isPerson ? "customer" : "automatic" });
  if (isPerson) {
    const others = mail.recipients.filter(({ email }) => !isOurInbox(desk, email));
    addPeople(desk, ticket, others, { role: "copied", at: mail.at });
  }
  return ticket;
}

/** A ticket with the next number. It is numbered and written in one transaction, so no number is missing. */
export function addTicket(
  desk: IntakeDesk,
  mail: ReadMail,
  about: { state: TicketState; customer: Customer | null; mayBelongTo: DeskTicket["mayBelongTo"] },
): DeskTicket {
  const ticket: DeskTicket = {
    id: desk.newId(),
    number: desk.changes.nextNumber++,
    subject: mail.subject || "(no subject)",
    verified: false,
    memberId: null,
    offered: null,
    mergedIntoId: null,
    gathered: 0,
    messages: 0,
    openedAt: mail.at,
    customerAt: null,
    agentAt: null,
    changedAt: desk.now,
    answerDueAt: null,
    answeredAt: null,
    acknowledgedAt: null,
    snoozedUntil: null,
    solvedAt: null,
    people: new Map(),
    ...about,
  };
  desk.tickets.set(ticket.id, ticket);
  desk.changes.opened.push(ticket);
  tell(desk, ticket, "ticket-opened");
  if (about.customer !== null) addPeople(desk, ticket, [about.customer], { role: "customer", at: mail.at });
  return ticket;
}

function isPassedOn(desk: IntakeDesk, { subject }: ReadMail, { customer, member }: Asker): boolean {
  if (customer === null || !isForward(subject)) return false;
  return member !== null || desk.ownDomains.has(domainOf(customer.email));
}
