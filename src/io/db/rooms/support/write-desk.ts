import type { DeskChanges } from "../../../../support/intake/intake-desk.ts";
import type { Db } from "../../db.ts";
import { insertRows } from "../../insert-rows.ts";
import {
  ATTACHMENT,
  attachmentRow,
  LETTER,
  letterRow,
  MESSAGE,
  messageRow,
  TICKET,
  ticketRow,
} from "./desk-rows.ts";
import { mergeRows } from "./move-rows.ts";

/** Writes what a batch changed, in as many statements as there are tables. */
export async function writeDesk(db: Db, workspaceId: string, changes: DeskChanges, at: Date): Promise<void> {
  const { opened, messages, ids, letters, dead, alive } = changes;
  if (opened.length > 0)
    await db.$executeRaw`
      UPDATE support_desk SET next_number = ${changes.nextNumber} WHERE workspace_id = ${workspaceId}::uuid`;
  await insertRows(db, "ticket", TICKET, opened.map(ticketRow(workspaceId)));
  await insertRows(db, "ticket_message", MESSAGE, messages.map(messageRow(workspaceId)));
  await insertRows(
    db,
    "ticket_attachment",
    ATTACHMENT,
    messages.flatMap(({ id, attachments }) => attachments.map(attachmentRow(id))),
  );
  if (ids.length > 0)
    await db.$executeRaw`
      INSERT INTO ticket_mail_id (workspace_id, mail_id, message_id, kind)
      SELECT ${workspaceId}::uuid, * FROM unnest(${ids.map(({ mailId }) => mailId)}::text[],
        ${ids.map(({ messageId }) => messageId)}::uuid[], ${ids.map(({ kind }) => kind)}::text[])
      ON CONFLICT DO NOTHING`;
  await writePeople(db, changes.people);
  await insertRows(db, "support_letter", LETTER, letters.map(letterRow(workspaceId)));
  if (dead.length > 0)
    await db.deadAddress.createMany({
      data: dead.map((each) => ({ workspaceId, ...each })),
      skipDuplicates: true,
    });
  if (alive.length > 0) await db.deadAddress.deleteMany({ where: { workspaceId, email: { in: alive } } });
  await changeTickets(db, changes);
  for (const merge of changes.merged) await mergeRows(db, { workspaceId, ...merge });
  await markFiled(db, changes.filed, at);
  if (changes.notSpam.length > 0)
    await db.ticketMessage.updateMany({ where: { id: { in: changes.notSpam } }, data: { spam: false } });
  for (const { letterId, at: sentAt } of changes.accepted) await noteSeen(db, letterId, sentAt);
}

/** A person who only asked for a place has one as soon as somebody of the conversation writes to them. */
async function writePeople(db: Db, people: DeskChanges["people"]): Promise<void> {
  if (people.length === 0) return;
  await db.$executeRaw`
    INSERT INTO ticket_participant (ticket_id, email, name, role, since)
    SELECT DISTINCT ON (ticket_id, email) * FROM unnest(${people.map((each) => each.ticketId)}::uuid[],
      ${people.map((each) => each.email)}::text[], ${people.map((each) => each.name)}::text[],
      ${people.map((each) => each.role)}::text[], ${people.map((each) => each.since)}::timestamptz[])
      AS each (ticket_id, email, name, role, since)
    ORDER BY ticket_id, email, role DESC
    ON CONFLICT (ticket_id, email) DO UPDATE SET role = excluded.role
      WHERE ticket_participant.role = 'asks-in' AND excluded.role <> 'asks-in'`;
}

/** The tickets were locked when they were read. */
async function changeTickets(db: Db, { changed, lookInto }: DeskChanges): Promise<void> {
  if (changed.length === 0) return;
  await db.$executeRaw`
    UPDATE ticket SET state = each.state::"TicketState", verified = each.verified, gathered = each.gathered,
      customer_at = each.customer_at, changed_at = each.changed_at, answered_at = each.answered_at,
      acknowledged_at = each.acknowledged_at, snoozed_until = each.snoozed_until, solved_at = each.solved_at,
      looked_at = CASE WHEN each.look THEN NULL ELSE looked_at END
    FROM unnest(${changed.map(({ id }) => id)}::uuid[], ${changed.map(({ state }) => state)}::text[],
      ${changed.map(({ verified }) => verified)}::boolean[], ${changed.map(({ gathered }) => gathered)}::int[],
      ${changed.map(({ customerAt }) => customerAt)}::timestamptz[], ${changed.map(({ changedAt }) => changedAt)}::timestamptz[],
      ${changed.map(({ answeredAt }) => answeredAt)}::timestamptz[],
      ${changed.map(({ acknowledgedAt }) => acknowledgedAt)}::timestamptz[],
      ${changed.map(({ snoozedUntil }) => snoozedUntil)}::timestamptz[], ${changed.map(({ solvedAt }) => solvedAt)}::timestamptz[],
      ${changed.map(({ id }) => lookInto.has(id))}::boolean[])
      AS each (id, state, verified, gathered, customer_at, changed_at, answered_at, acknowledged_at, snoozed_until, solved_at, look)
    WHERE ticket.id = each.id`;
}

async function markFiled(db: Db, filed: DeskChanges["filed"], at: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE support_mail SET understood_at = ${at}, message_id = each.message_id, gathered_in = each.gathered_in,
      identity = decode(each.identity, 'hex'), trouble = NULL, try_at = NULL
    FROM unnest(${filed.map(({ id }) => id)}::uuid[], ${filed.map(({ messageId }) => messageId)}::uuid[],
      ${filed.map(({ gatheredIn }) => gatheredIn)}::uuid[], ${filed.map(({ identity }) => identity)}::text[])
      AS each (id, message_id, gathered_in, identity)
    WHERE support_mail.id = each.id AND understood_at IS NULL`;
}

/** A letter that lies in Sent was accepted, whatever became of the answer of the server. */
async function noteSeen(db: Db, id: string, sentAt: Date): Promise<void> {
  await db.supportLetter.updateMany({
    where: { id, state: { in: ["transmitting", "unconfirmed"] } },
    data: { state: "accepted", sentAt, reply: "It lies in the Sent folder." },
  });
}
