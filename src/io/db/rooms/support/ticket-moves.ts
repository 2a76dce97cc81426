import type { MovableTicket, TicketMoveStore } from "../../../../support/ticket/ticket-move-store.ts";
import type { Db } from "../../db.ts";
import { mergeRows, splitRows } from "./move-rows.ts";
import { undoRows } from "./undo-rows.ts";

export function ticketMoveStore(db: Db): TicketMoveStore {
  return {
    async take(ids) {
      const rows = await db.$queryRaw<MovableTicket[]>`
        SELECT id, workspace_id AS "workspaceId", number, state::text, merged_into_id AS "mergedIntoId", warned_at AS "warnedAt"
        FROM ticket WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
      return new Map(rows.map((row) => [row.id, row]));
    },
    merge: (move) => mergeRows(db, move),
    split: (move) => splitRows(db, move),
    async get(id) {
      const row = await db.ticketMove.findUnique({ where: { id } });
      return row && moveOf(row);
    },
    async ofTicket(ticketId) {
      const rows = await db.ticketMove.findMany({
        where: { undoneAt: null, OR: [{ fromId: ticketId }, { intoId: ticketId }] },
        orderBy: [{ at: "desc" }, { id: "desc" }],
      });
      return rows.map(moveOf);
    },
    async messageIds(ticketId) {
      const rows = await db.ticketMessage.findMany({ where: { ticketId }, select: { id: true } });
      return rows.map(({ id }) => id);
    },
    undo: (move, by) => undoRows(db, move, by),
    async standAlone(id, changedAt) {
      await db.ticket.update({ where: { id }, data: { mayBelongToId: null, mayBelongWhy: null, changedAt } });
    },
    async takeOffered(id, changedAt) {
      const [ticket] = await db.$queryRaw<{ email: string; name: string | null }[]>`
        UPDATE ticket SET customer_email = offered_email, customer_name = offered_name, offered_email = NULL,
          offered_name = NULL, verified = false, member_id = NULL, looked_at = NULL, changed_at = ${changedAt}
        WHERE id = ${id}::uuid AND offered_email IS NOT NULL
        RETURNING customer_email AS email, customer_name AS name`;
      if (ticket === undefined) return null;
      const { email, name } = ticket;
      await db.ticketParticipant.updateMany({
        where: { ticketId: id, role: "customer" },
        data: { role: "copied" },
      });
      await db.ticketParticipant.upsert({
        where: { ticketId_email: { ticketId: id, email } },
        create: { ticketId: id, email, name: name ?? "", role: "customer", since: changedAt },
        update: { role: "customer" },
      });
      return { email };
    },
    async letIn(ticketId, email) {
      const { count } = await db.ticketParticipant.updateMany({
        where: { ticketId, email, role: "asks-in" },
        data: { role: "copied" },
      });
      if (count === 0) return null;
      const theirs = await db.ticket.findMany({
        where: { mayBelongToId: ticketId, customerEmail: email, mergedIntoId: null },
        select: { id: true },
        orderBy: { number: "asc" },
      });
      return theirs.map(({ id }) => id);
    },
  };
}

const moveOf = ({ kind, state: _, ...row }: Awaited<ReturnType<Db["ticketMove"]["findUniqueOrThrow"]>>) => ({
  ...row,
  kind: kind === "split" ? ("split" as const) : ("merge" as const),
});
