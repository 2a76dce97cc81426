import { randomUUIDv7 } from "node:crypto";
import type { TicketEvent, TicketEventStore } from "../../../../support/ticket/ticket-event-store.ts";
import type { Db } from "../../db.ts";
import type { TicketEvent as Row } from "../../generated/client.ts";
import { insertRows } from "../../insert-rows.ts";

const EVENT = ["id", "workspace_id", "ticket_id", "kind", "member_id", "data", "at"] as const;

export function ticketEventStore(db: Db): TicketEventStore {
  return {
    tellsPages: true,
    async add(...events) {
      const rows = events.map(({ workspaceId, ticketId, kind, memberId = null, data = {}, at }) => ({
        id: randomUUIDv7(),
        workspace_id: workspaceId,
        ticket_id: ticketId,
        kind,
        member_id: memberId,
        data,
        at,
      }));
      await insertRows(db, "ticket_event", EVENT, rows);
    },
    ofTicket: async (ticketId, take) =>
      (
        await db.ticketEvent.findMany({
          where: { ticketId },
          take,
          orderBy: [{ at: "desc" }, { id: "desc" }],
        })
      ).map(fromRow),
  };
}

function fromRow({ workspaceId, ticketId, kind, memberId, data, at }: Row): TicketEvent {
  return {
    workspaceId,
    ticketId,
    kind,
    ...(memberId && { memberId }),
    data: data as NonNullable<TicketEvent["data"]>,
    at,
  };
}
