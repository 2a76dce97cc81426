import type { TicketEvent, TicketEventStore } from "../../../../support/ticket/ticket-event-store.ts";
import type { Db } from "../../db.ts";
import type { TicketEvent as Row } from "../../generated/client.ts";

export function ticketEventStore(db: Db): TicketEventStore {
  return {
    tellsPages: true,
    async add(...events) {
      await db.ticketEvent.createMany({
        data: events.map(({ memberId, data, ...event }) => ({
          ...event,
          memberId: memberId ?? null,
          data: data ?? {},
        })),
      });
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
