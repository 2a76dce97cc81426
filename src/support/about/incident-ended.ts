import type { IncidentListener } from "../../core/incident/incident-listener.ts";
import type { SupportRooms } from "../support-rooms.ts";

/**
 * Tells the tickets of an incident that it is over. A snoozed one that joined it is open again: it waited for this. One that waits
 * for its customer goes on waiting, and its suggested answer changes.
 */
export const ticketsHearOfEnd: IncidentListener<SupportRooms> = {
  async incidentEnded(tx, { incidentId, at }) {
    const tickets = await tx.about.ended(incidentId, at);
    await tx.ticketEvents.add(
      ...tickets.map(({ id: ticketId, workspaceId }) => ({
        workspaceId,
        ticketId,
        kind: "ticket-incident-ended",
        data: { incidentId },
        at,
      })),
    );
  },
};
