import { addressKey } from "../../core/mailbox/mail-address.ts";
import { acknowledgement } from "../letter/acknowledgement.ts";
import { mayAcknowledge } from "../letter/may-acknowledge.ts";
import { numberIn, subjectKey } from "../threading/subject-key.ts";
import { type DeskTicket, type IntakeDesk, isOurs } from "./intake-desk.ts";
import type { Inbox, ReadMail } from "./intake-mail.ts";
import type { Asker } from "./who-asks.ts";

/** The programs at the other end name many; our letter needs the last ones. */
const MOST_REFERENCES = 20;
/** A subject is compared by its beginning. */
const LONGEST_KEY = 200;

/** Plans the letter that tells the customer of a new ticket that it came, or notes why there is none. */
export function acknowledge(
  desk: IntakeDesk,
  { inbox, ticket, mail, asker }: { inbox: Inbox; ticket: DeskTicket; mail: ReadMail; asker: Asker },
): void {
  const to = asker.customer?.email ?? null;
  const toKey = to === null ? null : addressKey(to);
  const key = subjectKey(mail.subject).slice(0, LONGEST_KEY);
  const may = mayAcknowledge({
    folder: mail.stored.folder,
    customer: to,
    verified: asker.verified,
    dmarc: mail.dmarc,
    automatic: mail.automatic !== null,
    bulk: mail.bulk,
    nullReturnPath: mail.nullReturnPath,
    ours: to !== null && isOurs(desk, to),
    dead: toKey !== null && desk.dead.has(toKey),
    broken: mail.trouble !== null,
    namesNumber: numberIn(mail.subject) !== null,
    subjectKey: key,
    sent: to === null ? [] : desk.sent.filter((letter) => addressKey(letter.to) === toKey),
    now: desk.now,
  });
  if (may.kind === "no" || to === null) return;

  const id = desk.newId();
  const messageId = desk.newId();
  const { subject, text } = acknowledgement(ticket, may.plain);
  const mailId = desk.letterId(id, inbox.address);
  const inReplyTo = mail.messageId;
  const references = [...mail.references, inReplyTo].filter((each) => each !== null).slice(-MOST_REFERENCES);
  const { now: createdAt } = desk;
  ticket.acknowledgedAt = createdAt;
  desk.sent.push({ to, subjectKey: key, createdAt });
  desk.changes.letters.push({
    id,
    ticketId: ticket.id,
    mailboxId: inbox.mailboxId,
    kind: "acknowledgement",
    to,
    subjectKey: key,
    subject,
    text,
    mailId,
    inReplyTo,
    references,
    createdAt,
  });
  desk.changes.messages.push({
    id: messageId,
    ticketId: ticket.id,
    author: "automatic",
    memberId: null,
    from: { name: "", email: inbox.address },
    fromHeader: "from",
    verified: true,
    subject,
    text,
    reply: text,
    masked: 0,
    hasHtml: false,
    identity: null,
    mailId,
    spam: false,
    automatic: "acknowledgement",
    trouble: null,
    rawId: null,
    at: createdAt,
    attachments: [],
  });
  desk.changes.ids.push({ mailId, kind: "ours", messageId });
  desk.byMailId.set(mailId, [{ mailId, kind: "ours", messageId, ticketId: ticket.id }]);
  desk.letters.set(mailId, { id, ticketId: ticket.id, mailId, givenId: null, to });
}
