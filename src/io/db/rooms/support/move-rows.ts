import { randomUUID } from "node:crypto";
import type { NewMove } from "../../../../support/ticket/ticket-move-store.ts";
import type { Db } from "../../db.ts";

/** Moves all messages and people of one ticket into another. Both tickets are locked. A member who merges has an open ticket after that. @returns the move's id */
export async function mergeRows(
  db: Db,
  { workspaceId, fromId, intoId, why, memberId, at }: NewMove,
): Promise<string> {
  const [move] = await db.$queryRaw<{ id: string }[]>`
    WITH moved AS (
      UPDATE ticket_message SET ticket_id = ${intoId}::uuid WHERE ticket_id = ${fromId}::uuid RETURNING id
    ), merged AS (
      UPDATE ticket SET merged_into_id = ${intoId}::uuid, changed_at = ${at} WHERE id = ${fromId}::uuid RETURNING state
    ), brought AS (
      INSERT INTO ticket_participant (ticket_id, email, name, role, since)
      SELECT ${intoId}::uuid, email, name, CASE role WHEN 'customer' THEN 'copied' ELSE role END, since
      FROM ticket_participant WHERE ticket_id = ${fromId}::uuid
      ON CONFLICT DO NOTHING RETURNING email
    ), target AS (
      UPDATE ticket SET looked_at = NULL, changed_at = ${at}, gathered = ticket.gathered + other.gathered,
        customer_at = greatest(ticket.customer_at, other.customer_at),
        state = (CASE WHEN ${memberId != null} AND ticket.state IN ('waiting', 'snoozed', 'solved') AND other.state IN ('new', 'open')
          THEN 'open' ELSE ticket.state::text END)::"TicketState"
      FROM ticket other WHERE ticket.id = ${intoId}::uuid AND other.id = ${fromId}::uuid
    )
    INSERT INTO ticket_move (id, workspace_id, kind, from_id, into_id, message_ids, people, state, why, member_id, at)
    SELECT ${randomUUID()}::uuid, ${workspaceId}::uuid, 'merge', ${fromId}::uuid, ${intoId}::uuid,
      coalesce((SELECT array_agg(id) FROM moved), '{}'), coalesce((SELECT array_agg(email) FROM brought), '{}'),
      merged.state, ${why}, ${memberId ?? null}::uuid, ${at} FROM merged
    RETURNING id`;
  return move?.id ?? "";
}

/** Begins a ticket with some messages of another, which is locked. */
export async function splitRows(
  db: Db,
  {
    workspaceId,
    fromId,
    messageIds,
    number,
    why,
    memberId,
    at,
  }: Omit<NewMove, "intoId"> & {
    messageIds: string[];
    number: number;
  },
): Promise<{ moveId: string; ticketId: string } | null> {
  const messages = await db.ticketMessage.findMany({
    where: { ticketId: fromId, id: { in: messageIds } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: {
      id: true,
      author: true,
      fromName: true,
      fromEmail: true,
      subject: true,
      verified: true,
      memberId: true,
      at: true,
    },
  });
  const [first] = messages;
  if (first === undefined) return null;
  const asker = messages.find(({ author }) => author === "customer");
  const customerEmail = asker?.fromEmail || null;
  const ticket = await db.ticket.create({
    data: {
      workspaceId,
      number,
      subject: first.subject,
      state: "open",
      customerName: asker?.fromName ?? null,
      customerEmail,
      verified: asker?.verified ?? false,
      memberId: asker?.memberId ?? null,
      openedAt: first.at,
      customerAt: asker?.at ?? null,
      changedAt: at,
      ...(customerEmail !== null && {
        people: {
          create: { email: customerEmail, name: asker?.fromName ?? "", role: "customer", since: first.at },
        },
      }),
    },
  });
  await db.supportDesk.update({ where: { workspaceId }, data: { nextNumber: number + 1 } });
  const moved = messages.map(({ id }) => id);
  await db.ticketMessage.updateMany({ where: { id: { in: moved } }, data: { ticketId: ticket.id } });
  const move = await db.ticketMove.create({
    data: {
      workspaceId,
      kind: "split",
      fromId,
      intoId: ticket.id,
      messageIds: moved,
      people: [],
      state: "open",
      why,
      memberId: memberId ?? null,
      at,
    },
  });
  return { moveId: move.id, ticketId: ticket.id };
}
