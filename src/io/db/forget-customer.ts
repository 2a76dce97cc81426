import type { Db } from "./db.ts";

/**
 * Takes a forgotten person out of the support desk: who they are, all that they wrote, and the mails as they came in their tickets.
 * The tickets stay, and can be counted. A file with the bytes of a mail goes with the next sweep of files.
 *
 * @param key - of their address, as `address_key` makes it
 * @returns the spellings of their address that stood there
 */
export async function forgetCustomer(db: Db, workspaceId: string, key: string): Promise<string[]> {
  const named = await db.$queryRaw<{ email: string }[]>`
    SELECT DISTINCT email FROM (
      SELECT customer_email AS email FROM ticket WHERE workspace_id = ${workspaceId}::uuid
      UNION ALL SELECT from_email FROM ticket_message WHERE workspace_id = ${workspaceId}::uuid
      UNION ALL SELECT participant.email FROM ticket_participant participant
        JOIN ticket ON ticket.id = participant.ticket_id WHERE ticket.workspace_id = ${workspaceId}::uuid
    ) people WHERE email IS NOT NULL AND address_key(email) = ${key}`;
  const spellings = named.map(({ email }) => email);
  const raws = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT message.raw_id AS id FROM ticket_message message JOIN ticket ON ticket.id = message.ticket_id
    WHERE message.workspace_id = ${workspaceId}::uuid AND message.raw_id IS NOT NULL
      AND (message.from_email = ANY(${spellings}) OR ticket.customer_email = ANY(${spellings}))`;
  const rawIds = raws.map(({ id }) => id);
  await db.supportMail.deleteMany({ where: { rawId: { in: rawIds } } });
  await db.rawMail.deleteMany({ where: { id: { in: rawIds } } });

  const theirs = { workspaceId, fromEmail: { in: spellings } };
  await db.ticketAttachment.deleteMany({ where: { message: theirs } });
  await db.ticketMailId.deleteMany({ where: { message: theirs } });
  await db.ticketMessage.updateMany({
    where: theirs,
    data: { fromName: "", fromEmail: "", subject: "", text: "", reply: "", mailId: null, hasHtml: false },
  });
  // Other people's messages may name them: their words are written anew once the address is out of the texts.
  await db.$executeRaw`
    UPDATE ticket_message message SET terms = '{}' FROM ticket
    WHERE ticket.id = message.ticket_id AND ticket.workspace_id = ${workspaceId}::uuid AND ticket.customer_email = ANY(${spellings})`;
  const tickets = {
    workspaceId,
    OR: [{ customerEmail: { in: spellings } }, { offeredEmail: { in: spellings } }],
  };
  await db.ticketParticipant.deleteMany({ where: { email: { in: spellings }, ticket: { workspaceId } } });
  await db.supportLetter.updateMany({
    where: { workspaceId, to: { in: spellings } },
    data: { subject: "", subjectKey: "", text: "", reply: null, inReplyTo: null, references: [] },
  });
  await db.deadAddress.deleteMany({ where: { workspaceId, email: { in: spellings } } });
  await db.ticket.updateMany({
    where: tickets,
    data: { subject: "", customerName: null, customerEmail: null, offeredName: null, offeredEmail: null },
  });
  return spellings;
}
