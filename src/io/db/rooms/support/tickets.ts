import type { Ticket } from "../../../../support/ticket/ticket.ts";
import type { TicketStore } from "../../../../support/ticket/ticket-store.ts";
import type { Db } from "../../db.ts";
import type { Ticket as Row } from "../../generated/client.ts";

export function ticketStore(db: Db): TicketStore {
  const orNull = (row: Row | null) => row && ticketOf(row);
  return {
    get: async (id) => orNull(await db.ticket.findUnique({ where: { id } })),
    byNumber: async (workspaceId, number) =>
      orNull(await db.ticket.findUnique({ where: { workspaceId_number: { workspaceId, number } } })),
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
