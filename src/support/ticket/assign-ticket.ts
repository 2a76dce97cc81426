import type { Member } from "../../core/workspace/member.ts";
import type { SupportRooms } from "../support-rooms.ts";
import { type CannotChange, changeTicket, type SupportCommit } from "./change-ticket.ts";
import { mayWorkTickets } from "./may-work-tickets.ts";
import { nextInTurn } from "./next-in-turn.ts";

/** To whom a ticket goes: an agent by id, the next one in turn, or nobody. */
export type Assignment = { to: string } | { byTurn: true } | { to: null };

export type AssignResult =
  | CannotChange
  | { kind: "assigned"; to: { id: string; name: string } }
  | { kind: "unassigned" }
  | { kind: "unchanged"; to: { id: string; name: string } | null }
  /** Members who are neither agents nor admins get no tickets. */
  | { kind: "no-such-agent" };

/** Gives a ticket to an agent, takes it from one, or lets the turn decide. */
export function assignTicket(
  ctx: SupportCommit,
  by: Member,
  ticketId: string,
  assignment: Assignment,
): Promise<AssignResult> {
  return changeTicket<AssignResult>(ctx, by, ticketId, async ({ ticket, tx, change }) => {
    const { workspaceId } = by;
    const agents = await agentsOf(tx, workspaceId);
    if ("byTurn" in assignment) {
      const next = nextInTurn(agents, await tx.desks.holdTurn(workspaceId));
      if (next === null) return { kind: "no-such-agent" };
      await tx.desks.turnTo(workspaceId, next.id);
      await change(
        { assigneeId: next.id },
        { kind: "ticket-assigned", data: { toId: next.id, byTurn: true } },
      );
      return { kind: "assigned", to: next };
    }
    const to = agents.find(({ id }) => id === assignment.to) ?? null;
    if (assignment.to !== null && to === null) return { kind: "no-such-agent" };
    if (ticket.assigneeId === assignment.to) return { kind: "unchanged", to };
    await change(
      { assigneeId: assignment.to },
      to === null ? { kind: "ticket-unassigned" } : { kind: "ticket-assigned", data: { toId: to.id } },
    );
    return to === null ? { kind: "unassigned" } : { kind: "assigned", to };
  });
}

/** Everybody of a workspace who works on tickets, agents before admins: where there are agents, the turn is theirs. */
export async function agentsOf(
  { members }: Pick<SupportRooms, "members">,
  workspaceId: string,
): Promise<Member[]> {
  return (await members.list(workspaceId)).filter(mayWorkTickets);
}
