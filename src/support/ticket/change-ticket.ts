import { type CommitContext, commit } from "../../core/commit.ts";
import type { Tx } from "../../core/tx.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { SupportRooms } from "../support-rooms.ts";
import { settleWarning } from "./late-answer.ts";
import { mayWorkTickets } from "./may-work-tickets.ts";
import type { Ticket } from "./ticket.ts";
import type { TicketChanges } from "./ticket-store.ts";

export type SupportCommit = CommitContext<SupportRooms>;

/** Why a verb did nothing, whichever it is. */
export type CannotChange =
  | { kind: "not-entitled" }
  | { kind: "no-such-ticket" }
  /** Its messages stand in another ticket now. */
  | { kind: "merged"; into: number };

/** An event that a verb writes about its ticket. */
type Told = { kind: string; data?: Record<string, string | number | boolean | null> };

/** A ticket that nobody else changes meanwhile, and the two ways of writing about it. */
export type Changing = {
  ticket: Ticket;
  tx: Tx<SupportRooms>;
  at: Date;
  /** Changes it, and writes the event. A new ticket has been looked at by then. */
  change(changes: TicketChanges, told: Told): Promise<void>;
};

/**
 * Runs a verb on a ticket in one transaction that holds its row. A new ticket opens with the first change by an agent.
 *
 * @param by - the agent or admin; of another workspace they find no such ticket
 */
export async function changeTicket<Result>(
  ctx: SupportCommit,
  by: Member,
  ticketId: string,
  verb: (changing: Changing) => Promise<Result>,
): Promise<Result | CannotChange> {
  const at = ctx.clock.now();
  return commit(ctx, by.workspaceId, async (tx): Promise<Result | CannotChange> => {
    const ticket = await tx.tickets.hold(ticketId);
    if (ticket === null || ticket.workspaceId !== by.workspaceId) return { kind: "no-such-ticket" };
    if (!mayWorkTickets(by)) return { kind: "not-entitled" };
    if (ticket.mergedIntoId !== null) {
      const into = await tx.tickets.get(ticket.mergedIntoId);
      return { kind: "merged", into: into?.number ?? ticket.number };
    }
    return verb({
      ticket,
      tx,
      at,
      change: (changes, told) => write(tx, by.id, ticket, { changes, told, at }),
    });
  });
}

async function write(
  tx: Tx<SupportRooms>,
  memberId: string,
  ticket: Ticket,
  { changes, told, at }: { changes: TicketChanges; told: Told; at: Date },
): Promise<void> {
  const { id, workspaceId, state } = ticket;
  await tx.tickets.change(id, { ...(state === "new" && { state: "open" }), ...changes, changedAt: at });
  await tx.ticketEvents.add({ workspaceId, ticketId: id, memberId, at, ...told });
  await settleWarning(tx, ticket, at);
}
