import { commit } from "../../core/commit.ts";
import type { Tx } from "../../core/tx.ts";
import type { SupportContext, SupportRooms } from "../support-rooms.ts";
import type { TicketIncident } from "../ticket/ticket.ts";
import type { LookedTicket } from "./about-store.ts";
import { type Findings, findAbout } from "./find-about.ts";
import { addReconnectLetter, planForSender } from "./send-reconnect-letter.ts";

/**
 * Finds out what a ticket is about: its member, the cause by a provider's words in it, and an open incident. The ticket joins
 * that incident, or an agent is offered it. It runs again for each later mail of the customer. A decision of an agent stays.
 */
export async function lookIntoTicket(ctx: SupportContext, ticketId: string): Promise<void> {
  const ticket = await ctx.store.about.ticket(ticketId);
  if (ticket === null) return;
  const found = await findAbout(ctx, ticket);
  const incident = await kept(ctx, ticket, found.incident);
  const letter = isNew(ticket, incident) ? await planForSender(ctx, incident, found.memberId) : null;
  await commit(ctx, ticket.workspaceId, async (tx) => {
    const at = ctx.clock.now();
    // The customer has written again, or an agent has decided: this is looked into anew.
    if (!(await tx.about.keep(ticket, { ...found, incident }, at)))
      return tx.wake("look-into-ticket", ticketId);
    await tell(tx, ticket, { ...found, incident }, at);
    if (letter !== null) await addReconnectLetter(tx, ticket, letter, at);
  });
}

/** An incident that was joined or refused stays with the ticket while it is open. */
async function kept(
  { store }: SupportContext,
  { incident: now }: LookedTicket,
  found: TicketIncident | null,
): Promise<TicketIncident | null> {
  if (now === null) return found;
  if (now.how === "refused") return found === null || found.incidentId === now.incidentId ? now : found;
  const isOver = ((await store.incidents.get(now.incidentId))?.endedAt ?? null) !== null;
  if (now.how === "joined") return isOver && found !== null ? found : now;
  return found ?? now;
}

/** Whether the ticket has not heard of the incident in this way. */
const isNew = (ticket: LookedTicket, incident: TicketIncident | null): incident is TicketIncident =>
  incident !== null &&
  (incident.incidentId !== ticket.incident?.incidentId || incident.how !== ticket.incident.how);

async function tell(tx: Tx<SupportRooms>, ticket: LookedTicket, found: Findings, at: Date): Promise<void> {
  const { workspaceId, id: ticketId } = ticket;
  const { incident, stranger, memberId } = found;
  if (stranger !== null) {
    const data = { ticketId, ofId: stranger.id };
    tx.note({ kind: "other-workspace-matched", workspaceId, memberId: null, data });
    tx.note({ kind: "other-workspace-matched", workspaceId: stranger.workspaceId, memberId: null, data });
  }
  if (memberId !== null && memberId !== ticket.memberId)
    await tx.ticketEvents.add({
      workspaceId,
      ticketId,
      kind: "ticket-member-found",
      data: { ofId: memberId },
      at,
    });
  if (!isNew(ticket, incident) || incident.how === "refused") return;
  const kind = incident.how === "joined" ? "ticket-incident-joined" : "ticket-incident-offered";
  const data = { incidentId: incident.incidentId, why: incident.why };
  await tx.ticketEvents.add({ workspaceId, ticketId, kind, data, at });
}
