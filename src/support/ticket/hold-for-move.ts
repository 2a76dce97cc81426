import { commit } from "../../core/commit.ts";
import type { Tx } from "../../core/tx.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { SupportRooms } from "../support-rooms.ts";
import type { SupportCommit } from "./change-ticket.ts";
import { mayWorkTickets } from "./may-work-tickets.ts";
import type { MovableTicket } from "./ticket-move-store.ts";

/** Why messages or people of a ticket were not moved, whichever verb asked. */
export type CannotMove = { kind: "not-entitled" } | { kind: "no-such-ticket" };

export type HeldForMove = {
  tx: Tx<SupportRooms>;
  ticket: MovableTicket;
  /** The number of a ticket that begins now. */
  nextNumber: number;
  at: Date;
};

/**
 * Runs a verb that moves messages or people between tickets. It holds the desk first, as the intake does, so that no mail is filed
 * meanwhile and two moves never wait for each other.
 *
 * @param by - the agent or admin; of another workspace they find no such ticket
 */
export function holdForMove<Result>(
  ctx: SupportCommit,
  by: Member,
  ticketId: string,
  verb: (held: HeldForMove) => Promise<Result>,
): Promise<Result | CannotMove> {
  const at = ctx.clock.now();
  return commit(ctx, by.workspaceId, async (tx): Promise<Result | CannotMove> => {
    const { nextNumber } = await tx.intake.takeDesk(by.workspaceId);
    const ticket = (await tx.ticketMoves.take([ticketId])).get(ticketId);
    if (ticket?.workspaceId !== by.workspaceId) return { kind: "no-such-ticket" };
    if (!mayWorkTickets(by)) return { kind: "not-entitled" };
    return verb({ tx, ticket, nextNumber, at });
  });
}
