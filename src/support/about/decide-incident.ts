import { noteNotEntitled } from "../../core/audit/note-refusal.ts";
import { commit } from "../../core/commit.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { SupportContext } from "../support-rooms.ts";
import { mayWorkTickets } from "../ticket/may-work-tickets.ts";

export type DecideResult =
  | { kind: "decided" }
  /** It is so already, or the ticket has another incident by now. */
  | { kind: "unchanged" }
  /** Only agents and admins of the ticket's workspace may. */
  | { kind: "not-entitled" }
  /** No such ticket or incident here. */
  | { kind: "unknown" };

type Decision = { ticketId: string; incidentId: string };

/** An agent says that a ticket is about this incident: the offered one, or any open one of the ticket's workspace. */
export const joinIncident = (ctx: SupportContext, by: Member, decision: Decision): Promise<DecideResult> =>
  decide(ctx, by, decision, "joined");

/** An agent says that a ticket is not about this incident. It is not offered again. */
export const refuseIncident = (ctx: SupportContext, by: Member, decision: Decision): Promise<DecideResult> =>
  decide(ctx, by, decision, "refused");

async function decide(
  ctx: SupportContext,
  by: Member,
  { ticketId, incidentId }: Decision,
  how: "joined" | "refused",
): Promise<DecideResult> {
  const kind = how === "joined" ? "ticket-incident-joined" : "ticket-incident-refused";
  const [ticket, incident] = await Promise.all([
    ctx.store.tickets.get(ticketId),
    ctx.store.incidents.get(incidentId),
  ]);
  const isTheirs = ticket !== null && ticket.workspaceId === by.workspaceId;
  if (!isTheirs || incident === null) return { kind: "unknown" };
  if (!mayWorkTickets(by)) {
    await noteNotEntitled(ctx, by, kind, ticketId);
    return { kind: "not-entitled" };
  }
  // Another workspace's incident is here only where the operator's inbox has found it.
  const isHere = incident.workspaceId === ticket.workspaceId || ticket.incident?.incidentId === incidentId;
  if (!isHere) return { kind: "unknown" };
  return commit(ctx, ticket.workspaceId, async (tx): Promise<DecideResult> => {
    const at = ctx.clock.now();
    const why = `${by.name} says so.`;
    const { workspaceId } = ticket;
    if (!(await tx.about.decide({ id: ticketId, workspaceId }, { incidentId, how, why }, at)))
      return { kind: "unchanged" };
    await tx.ticketEvents.add({
      workspaceId,
      ticketId,
      kind,
      memberId: by.id,
      data: { incidentId, why },
      at,
    });
    tx.note({ kind, workspaceId, memberId: by.id, data: { ticketId, incidentId } });
    return { kind: "decided" };
  });
}
