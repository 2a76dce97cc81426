import { addressKey } from "../../core/mailbox/mail-address.ts";
import { subjectKey } from "../threading/subject-key.ts";
import type { DeskTicket, IntakeDesk } from "./intake-desk.ts";
import type { ReadMail } from "./intake-mail.ts";
import type { Asker } from "./who-asks.ts";

/** A ticket of the same address and subject: the mail may belong to it, and an agent decides. */
export function sameSubject(
  desk: IntakeDesk,
  { subject }: ReadMail,
  { customer }: Asker,
): { ticket: DeskTicket; why: string } | null {
  const key = subjectKey(subject);
  if (customer === null || key === "") return null;
  const sender = addressKey(customer.email);
  const alike = [...desk.tickets.values()].filter(
    (ticket) =>
      ticket.mergedIntoId === null &&
      ticket.customer !== null &&
      addressKey(ticket.customer.email) === sender &&
      subjectKey(ticket.subject) === key,
  );
  const ticket = alike.toSorted((a, b) => b.number - a.number)[0];
  return ticket === undefined
    ? null
    : { ticket, why: `It has the sender and the subject of #${ticket.number}.` };
}
