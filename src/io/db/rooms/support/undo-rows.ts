import type { TicketMove } from "../../../../support/ticket/ticket-move-store.ts";
import type { Db } from "../../db.ts";
import { mergeRows } from "./move-rows.ts";

/** Moves the messages of a move back, once. Both tickets are locked. @returns false when it was undone before */
export async function undoRows(
  db: Db,
  move: TicketMove,
  { memberId, at }: { memberId: string; at: Date },
): Promise<boolean> {
  const { id, kind, workspaceId, fromId, intoId } = move;
  const { count } = await db.ticketMove.updateMany({ where: { id, undoneAt: null }, data: { undoneAt: at } });
  if (count === 0) return false;
  if (kind === "merge") await partAgain(db, move, at);
  // Later messages go along: nobody would look for them in a ticket of their own.
  else await mergeRows(db, { workspaceId, fromId: intoId, intoId: fromId, memberId, why: "", at });
  return true;
}

/** A merged ticket gets its own messages and people back, and the other one keeps what came to it since. */
async function partAgain(
  db: Db,
  { fromId, intoId, messageIds, people }: TicketMove,
  at: Date,
): Promise<void> {
  await db.ticketMessage.updateMany({
    where: { id: { in: messageIds }, ticketId: intoId },
    data: { ticketId: fromId },
  });
  await db.ticket.update({
    where: { id: fromId },
    data: { mergedIntoId: null, changedAt: at, lookedAt: null },
  });
  await db.ticketParticipant.deleteMany({ where: { ticketId: intoId, email: { in: people } } });
  // While it was merged no mail was gathered in it, so its count is what it brought.
  await db.$executeRaw`
    UPDATE ticket SET gathered = greatest(0, ticket.gathered - other.gathered), changed_at = ${at}, looked_at = NULL,
      customer_at = CASE WHEN ticket.customer_at = other.customer_at THEN coalesce((
        SELECT max(at) FROM ticket_message WHERE ticket_id = ${intoId}::uuid AND author = 'customer'
      ), ticket.customer_at) ELSE ticket.customer_at END
    FROM ticket other WHERE ticket.id = ${intoId}::uuid AND other.id = ${fromId}::uuid`;
}
