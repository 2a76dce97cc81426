import type { Ticket } from "../../../../support/ticket/ticket.ts";
import type { TicketStore } from "../../../../support/ticket/ticket-store.ts";
import type { Db } from "../../db.ts";
import type { Ticket as Row } from "../../generated/client.ts";

export function ticketStore(db: Db): TicketStore {
  const orNull = (row: Row | null) => row && ticketOf(row);
  const get = async (id: string) => orNull(await db.ticket.findUnique({ where: { id } }));
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  return {
    get,
    byNumber: async (workspaceId, number) =>
      orNull(await db.ticket.findUnique({ where: { workspaceId_number: { workspaceId, number } } })),
    async hold(id) {
      await db.$queryRaw`SELECT 1 FROM ticket WHERE id = ${id}::uuid FOR UPDATE`;
      return get(id);
    },
    async change(id, changes) {
      await db.ticket.updateMany({ where: { id }, data: changes });
    },
    back: async (now, take) =>
      ids(
        await db.ticket.findMany({
          where: { state: "snoozed", snoozedUntil: { lte: now } },
          select: { id: true },
          take,
        }),
      ),
    unanswered: async (now, take) =>
      ids(
        await db.$queryRaw<{ id: string }[]>`
          SELECT id FROM ticket WHERE warned_at IS NULL AND answered_at IS NULL AND merged_into_id IS NULL
            AND state IN ('new', 'open') AND answer_due_at - (answer_due_at - opened_at) / 4 <= ${now}
          LIMIT ${take}`,
      ),
    warned: async (workspaceId, take) =>
      ids(
        await db.ticket.findMany({
          where: {
            workspaceId,
            warnedAt: { not: null },
            answeredAt: null,
            mergedIntoId: null,
            state: { in: ["new", "open"] },
          },
          orderBy: { warnedAt: "desc" },
          select: { id: true },
          take,
        }),
      ),
    withoutTurn: async (take) =>
      ids(
        await db.$queryRaw<{ id: string }[]>`
          SELECT ticket.id FROM ticket JOIN support_desk USING (workspace_id)
          WHERE by_turn AND state = 'new' AND assignee_id IS NULL AND merged_into_id IS NULL
            AND EXISTS (SELECT FROM member WHERE member.workspace_id = ticket.workspace_id AND role IN ('agent', 'admin'))
          ORDER BY ticket.opened_at LIMIT ${take}`,
      ),
    assignedTo: async (memberId) =>
      ids(
        await db.ticket.findMany({
          where: { assigneeId: memberId, state: { not: "solved" } },
          select: { id: true },
        }),
      ),
  };
}

function ticketOf(row: Row): Ticket {
  const { customerName, customerEmail, offeredName, offeredEmail, mayBelongToId, mayBelongWhy } = row;
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    number: row.number,
    subject: row.subject,
    state: row.state,
    priority: row.priority,
    assigneeId: row.assigneeId,
    tags: row.tags,
    customer: customerEmail === null ? null : { name: customerName ?? "", email: customerEmail },
    verified: row.verified,
    memberId: row.memberId,
    offered: offeredEmail === null ? null : { name: offeredName ?? "", email: offeredEmail },
    incident:
      row.incidentId === null || row.incident === null
        ? null
        : { incidentId: row.incidentId, how: row.incident, why: row.incidentWhy ?? "" },
    cause: row.cause,
    mayBelongTo: mayBelongToId === null ? null : { ticketId: mayBelongToId, why: mayBelongWhy ?? "" },
    mergedIntoId: row.mergedIntoId,
    gathered: row.gathered,
    openedAt: row.openedAt,
    customerAt: row.customerAt,
    changedAt: row.changedAt,
    answerDueAt: row.answerDueAt,
    answeredAt: row.answeredAt,
    warnedAt: row.warnedAt,
    snoozedUntil: row.snoozedUntil,
    solvedAt: row.solvedAt,
  };
}
