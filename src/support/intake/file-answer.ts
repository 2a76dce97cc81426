import { addressKey } from "../../core/mailbox/mail-address.ts";
import { isSameCustomer } from "../threading/match-ticket.ts";
import type { Customer } from "../ticket/ticket.ts";
import { ticketsById } from "./find-ticket.ts";
import { type DeskTicket, type IntakeDesk, isOurInbox, tell, touch } from "./intake-desk.ts";
import type { ReadMail } from "./intake-mail.ts";
import { addPeople, keepMessage } from "./keep-message.ts";
import { mergeOnDesk } from "./merge-on-desk.ts";
import { noteAnswer } from "./note-turns.ts";
import { addTicket } from "./open-ticket.ts";

/**
 * Files a mail from the Sent folder that the product did not write: somebody of ours wrote it in a mail program. It is an answer in its
 * ticket. One that begins a conversation opens a ticket with its first recipient as the customer, so that the answer to it finds one.
 */
export function fileAnswer(desk: IntakeDesk, mail: ReadMail): void {
  const others = mail.recipients.filter(({ email }) => !isOurInbox(desk, email));
  if (mail.automatic !== null) {
    fileAutomatic(desk, mail);
    return;
  }
  const known = answered(desk, mail);
  const [customer = null] = others;
  const ticket = known ?? addTicket(desk, mail, { state: "waiting", customer, mayBelongTo: null });
  const memberId = desk.members.get(addressKey(mail.from.email))?.id ?? null;
  keepMessage(desk, ticket, mail, { author: "agent", memberId });
  addPeople(desk, ticket, others, { role: "copied", at: mail.at });
  // Passed on to somebody else, it answers nobody.
  touch(desk, ticket);
  if (!isToCustomer(ticket, others)) return;
  noteAnswer(desk, ticket, mail.at);
  if (known !== null) tell(desk, ticket, "answered-by-mail", { email: mail.from.email });
}

/** A mail of the mailbox's own program (an absence note) stands on its ticket, or nowhere. */
function fileAutomatic(desk: IntakeDesk, mail: ReadMail): void {
  const ticket = answered(desk, mail);
  if (ticket !== null) keepMessage(desk, ticket, mail, { author: "automatic", memberId: null });
  else desk.changes.filed.push({ id: mail.stored.id, messageId: null, gatheredIn: null, identity: null });
}

/** A person with our own mailbox may answer every ticket: ids are enough. */
function answered(desk: IntakeDesk, { messageId, inReplyTo, references }: ReadMail): DeskTicket | null {
  const ids = [inReplyTo, ...references.toReversed(), messageId].filter((id) => id !== null);
  const named = [...new Set(ids.flatMap((id) => ticketsById(desk, id)))];
  const [first = null, ...others] = named.toSorted((a, b) => a.number - b.number);
  if (first !== null)
    for (const other of others.filter((each) => isSameCustomer(first, each)))
      mergeOnDesk(desk, other, first, "One mail answers both.");
  return first;
}

const isToCustomer = ({ customer }: DeskTicket, people: readonly Customer[]) =>
  customer === null || people.some(({ email }) => addressKey(email) === addressKey(customer.email));
