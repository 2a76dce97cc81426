import { addressKey } from "../../core/mailbox/mail-address.ts";
import type { Customer } from "../ticket/ticket.ts";
import {
  type DeskMessage,
  type DeskTicket,
  type IdKind,
  type IntakeDesk,
  isOurInbox,
  type Person,
} from "./intake-desk.ts";
import type { ReadMail } from "./intake-mail.ts";
import type { Asker } from "./who-asks.ts";

/** A mail to five thousand people is no conversation of five thousand. */
const MOST_PEOPLE = 50;

/** Makes a mail a message of a ticket. Every id that it carries or names is known afterwards. */
export function keepMessage(
  desk: IntakeDesk,
  ticket: DeskTicket,
  mail: ReadMail,
  as: Pick<DeskMessage, "author" | "memberId"> &
    Partial<Pick<DeskMessage, "automatic" | "from" | "verified">>,
): void {
  const { stored, identity, messageId, at } = mail;
  const message: DeskMessage = {
    id: desk.newId(),
    ticketId: ticket.id,
    from: mail.from,
    fromHeader: mail.fromHeader,
    verified: mail.verified,
    subject: mail.subject,
    text: mail.text,
    reply: mail.reply,
    masked: mail.masked,
    hasHtml: mail.hasHtml,
    identity,
    mailId: messageId,
    spam: stored.folder === "spam",
    automatic: mail.automatic,
    trouble: mail.trouble,
    rawId: stored.rawId,
    at,
    attachments: mail.attachments,
    ...as,
  };
  ticket.messages += 1;
  desk.changes.messages.push(message);
  desk.changes.filed.push({ id: stored.id, messageId: message.id, gatheredIn: null, identity: null });
  desk.byIdentity.set(identity, message);
  learnIds(desk, message, mail);
}

/** A message of the one for whom the mail speaks. */
export const asAuthor = (mail: ReadMail, { customer, verified, fromHeader, member }: Asker) => ({
  from: customer ?? mail.from,
  verified,
  fromHeader,
  memberId: member?.id ?? null,
});

function learnIds(desk: IntakeDesk, { id: messageId, ticketId }: DeskMessage, mail: ReadMail): void {
  const learn = (mailId: string, kind: IdKind) => {
    desk.changes.ids.push({ mailId, kind, messageId });
    desk.byMailId.set(mailId, [...(desk.byMailId.get(mailId) ?? []), { mailId, kind, messageId, ticketId }]);
  };
  if (mail.messageId !== null) learn(mail.messageId, "theirs");
  for (const mailId of new Set([mail.inReplyTo, ...mail.references]))
    if (mailId !== null && mailId !== mail.messageId) learn(mailId, "named");
}

/** Those to whom a mail of the conversation went are in it. */
export function addPeople(
  desk: IntakeDesk,
  ticket: DeskTicket,
  people: readonly Customer[],
  { role, at }: { role: Person["role"]; at: Date },
): void {
  for (const { name, email } of people) {
    const key = addressKey(email);
    const known = ticket.people.get(key);
    if (known !== undefined && (known.role !== "asks-in" || role === "asks-in")) continue;
    if (ticket.people.size >= MOST_PEOPLE || isOurInbox(desk, email)) continue;
    const person: Person = { name, email, role, since: at };
    ticket.people.set(key, person);
    desk.changes.people.push({ ...person, ticketId: ticket.id });
  }
}
