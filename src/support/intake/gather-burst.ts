import { addressKey } from "../../core/mailbox/mail-address.ts";
import { countlessKey, isAnswer, subjectKey } from "../threading/subject-key.ts";
import { type DeskTicket, type IntakeDesk, touch } from "./intake-desk.ts";
import type { ReadMail } from "./intake-mail.ts";
import { asAuthor, keepMessage } from "./keep-message.ts";
import { mergeOnDesk } from "./merge-on-desk.ts";
import { noteCustomer } from "./note-turns.ts";
import type { Asker } from "./who-asks.ts";

/** One program's mails of one subject are one ticket a day. */
const PROGRAM_MS = 24 * 60 * 60_000;
/** A person may write twice about one subject; the third such mail within this time is a burst. */
const PERSON_MS = 10 * 60_000;
const PERSON_MAILS = 3;
/** Further mails of a burst are counted. Their raw mails are kept. */
const MOST_MESSAGES = 10;

/** The ticket that gathers the burst which this mail is part of; null: it is part of none. */
export function burstOf(desk: IntakeDesk, mail: ReadMail, asker: Asker): DeskTicket | null {
  if (asker.customer === null || isAnswer(mail.subject)) return null;
  const alike = mail.automatic === null ? ofPerson(desk, mail, asker) : ofProgram(desk, mail, asker);
  const [first, ...others] = alike.toSorted((a, b) => a.number - b.number);
  const mails = alike.reduce((sum, { messages, gathered }) => sum + messages + gathered, 0);
  if (first === undefined || (mail.automatic === null && mails < PERSON_MAILS - 1)) return null;
  for (const other of others)
    if (mail.automatic === null) mergeOnDesk(desk, other, first, "They are one burst of mails.");
  return first;
}

export function gather(desk: IntakeDesk, ticket: DeskTicket, mail: ReadMail, asker: Asker): void {
  touch(desk, ticket);
  if (mail.automatic === null) noteCustomer(desk, ticket, mail.at);
  if (ticket.messages < MOST_MESSAGES) {
    const author = mail.automatic === null ? "customer" : "automatic";
    keepMessage(desk, ticket, mail, { ...asAuthor(mail, asker), author });
    return;
  }
  ticket.gathered += 1;
  desk.gathered.add(mail.identity);
  desk.changes.filed.push({
    id: mail.stored.id,
    messageId: null,
    gatheredIn: ticket.id,
    identity: mail.identity,
  });
}

function ofProgram(desk: IntakeDesk, mail: ReadMail, asker: Asker): DeskTicket[] {
  const key = countlessKey(subjectKey(mail.subject));
  return ticketsOf(desk, mail, asker, PROGRAM_MS).filter(
    (ticket) => countlessKey(subjectKey(ticket.subject)) === key,
  );
}

function ofPerson(desk: IntakeDesk, mail: ReadMail, asker: Asker): DeskTicket[] {
  return ticketsOf(desk, mail, asker, PERSON_MS).filter(
    (ticket) => subjectKey(ticket.subject) === subjectKey(mail.subject),
  );
}

/** Tickets of the same sender that nobody has answered or solved, as sure of who that is. */
function ticketsOf(desk: IntakeDesk, { at }: ReadMail, asker: Asker, withinMs: number): DeskTicket[] {
  const sender = addressKey(asker.customer?.email ?? "");
  return [...desk.tickets.values()].filter(
    (ticket) =>
      ticket.mergedIntoId === null &&
      ticket.state !== "solved" &&
      ticket.agentAt === null &&
      ticket.verified === asker.verified &&
      ticket.customer !== null &&
      addressKey(ticket.customer.email) === sender &&
      Math.abs(at.getTime() - ticket.openedAt.getTime()) <= withinMs,
  );
}
