import { addressKey } from "../../core/mailbox/mail-address.ts";
import type { Match } from "../threading/match-ticket.ts";
import { isAnswer } from "../threading/subject-key.ts";
import type { Customer } from "../ticket/ticket.ts";
import { acknowledge } from "./acknowledge.ts";
import { findTicket } from "./find-ticket.ts";
import { burstOf, gather } from "./gather-burst.ts";
import {
  type DeskMessage,
  type DeskTicket,
  type IntakeDesk,
  isOurInbox,
  tell,
  touch,
} from "./intake-desk.ts";
import type { Inbox, ReadMail } from "./intake-mail.ts";
import { addPeople, asAuthor, keepMessage } from "./keep-message.ts";
import { mergeOnDesk } from "./merge-on-desk.ts";
import { noteAnswer, noteCustomer } from "./note-turns.ts";
import { openTicket } from "./open-ticket.ts";
import { sameSubject } from "./same-subject.ts";
import { type Asker, whoAsks } from "./who-asks.ts";

/** Files a mail that somebody else sent us: into its ticket, into the ticket of its burst, or into a new one. */
export function fileIncoming(desk: IntakeDesk, inbox: Inbox, mail: ReadMail): void {
  const asker = whoAsks(desk, mail);
  const match = findTicket(desk, mail, asker);
  if (asker.customer !== null && mail.automatic === null) revive(desk, asker.customer.email);
  if (match.kind !== "joins") {
    begin(desk, inbox, toMany(mail), asker, match);
    return;
  }
  for (const other of match.joined) mergeOnDesk(desk, other, match.ticket, "One mail answers both.");
  join(desk, match.ticket, mail, asker);
}

/** A mail to many that answers nothing was written to nobody in particular. */
const toMany = (mail: ReadMail): ReadMail =>
  mail.automatic === null && mail.bulk && !isAnswer(mail.subject)
    ? { ...mail, automatic: "sent to many" }
    : mail;

function begin(
  desk: IntakeDesk,
  inbox: Inbox,
  mail: ReadMail,
  asker: Asker,
  match: Exclude<Match<DeskTicket>, { kind: "joins" }>,
): void {
  const burst = match.kind === "new" ? burstOf(desk, mail, asker) : null;
  if (burst !== null) {
    gather(desk, burst, mail, asker);
    return;
  }
  const link = match.kind === "may-belong" ? match : sameSubject(desk, mail, asker);
  const ticket = openTicket(desk, mail, asker, link && { ticketId: link.ticket.id, why: link.why });
  if (match.kind === "may-belong" && match.asksIn && asker.customer !== null)
    askIn(desk, match.ticket, asker.customer, mail.at);
  acknowledge(desk, { inbox, ticket, mail, asker });
}

/** A stranger who answers has no place in the conversation until an agent says so. */
function askIn(desk: IntakeDesk, ticket: DeskTicket, person: Customer, at: Date): void {
  if (ticket.people.has(addressKey(person.email))) return;
  addPeople(desk, ticket, [person], { role: "asks-in", at });
  tell(desk, ticket, "asked-in", { email: person.email });
  touch(desk, ticket);
}

function join(desk: IntakeDesk, ticket: DeskTicket, mail: ReadMail, asker: Asker): void {
  const author = authorOf(ticket, mail, asker);
  keepMessage(desk, ticket, mail, { ...asAuthor(mail, asker), author });
  touch(desk, ticket);
  if (author === "automatic") return;
  const others = mail.recipients.filter(({ email }) => !isOurInbox(desk, email));
  addPeople(desk, ticket, others, { role: "copied", at: mail.at });
  if (author === "agent") noteAnswer(desk, ticket, mail.at);
  if (author !== "customer") return;
  // One of ours began it: nobody has proven the customer's address before.
  if (ticket.customerAt === null && asker.verified && isCustomer(ticket, asker)) ticket.verified = true;
  noteCustomer(desk, ticket, mail.at);
}

/** An agent's mail that does not go to the customer is a word among ourselves. */
function authorOf(ticket: DeskTicket, mail: ReadMail, asker: Asker): DeskMessage["author"] {
  if (mail.automatic !== null) return "automatic";
  if (isCustomer(ticket, asker) || asker.member?.isAgent !== true || !asker.verified) return "customer";
  const customer = addressKey(ticket.customer?.email ?? "");
  return mail.recipients.some(({ email }) => addressKey(email) === customer) ? "agent" : "internal";
}

const isCustomer = ({ customer }: DeskTicket, asker: Asker) =>
  customer !== null && addressKey(customer.email) === addressKey(asker.customer?.email ?? "");

/** An address that writes to us is not dead. */
function revive(desk: IntakeDesk, email: string): void {
  if (!desk.dead.delete(addressKey(email))) return;
  desk.changes.alive.push(email);
}
