import type { Member } from "../../core/workspace/member.ts";
import type { SupportCommit } from "./change-ticket.ts";
import { type CannotMove, holdForMove } from "./hold-for-move.ts";
import { settleWarning } from "./late-answer.ts";
import type { MovableTicket, TicketMove } from "./ticket-move-store.ts";

export type UndoResult =
  | CannotMove
  | { kind: "undone"; move: TicketMove["kind"]; number: number }
  | { kind: "no-such-move" }
  | { kind: "undone-before" }
  /** One of the tickets has become part of another one since. That merge is taken back first. */
  | { kind: "merged-since" };

/** Takes a merge or a split of a ticket back. The messages that it moved return, and so does the ticket that was merged. */
export function undoMove(
  ctx: SupportCommit,
  by: Member,
  ticketId: string,
  moveId: string,
): Promise<UndoResult> {
  const { workspaceId, id: memberId } = by;
  return holdForMove<UndoResult>(ctx, by, ticketId, async ({ tx, at }) => {
    const move = await tx.ticketMoves.get(moveId);
    if (move?.workspaceId !== workspaceId) return { kind: "no-such-move" };
    const { kind, fromId, intoId, undoneAt } = move;
    if (ticketId !== fromId && ticketId !== intoId) return { kind: "no-such-move" };
    if (undoneAt !== null) return { kind: "undone-before" };
    const tickets = await tx.ticketMoves.take([fromId, intoId]);
    const [from, into] = [tickets.get(fromId), tickets.get(intoId)];
    if (from === undefined || into === undefined) return { kind: "no-such-move" };
    if (!isWhereItWent(kind, from, into)) return { kind: "merged-since" };
    if (!(await tx.ticketMoves.undo(move, { memberId, at }))) return { kind: "undone-before" };
    const told = (ticket: MovableTicket, { number }: MovableTicket) => ({
      workspaceId,
      ticketId: ticket.id,
      kind: kind === "merge" ? "merge-undone" : "split-undone",
      data: { number },
      memberId,
      at,
    });
    await tx.ticketEvents.add(told(from, into), told(into, from));
    for (const ticket of [from, into]) {
      await settleWarning(tx, ticket, at);
      tx.wake("look-into-ticket", ticket.id);
    }
    return { kind: "undone", move: kind, number: (ticketId === fromId ? into : from).number };
  });
}

/** The messages of a ticket that was merged again lie elsewhere by now. */
const isWhereItWent = (kind: TicketMove["kind"], from: MovableTicket, into: MovableTicket): boolean =>
  into.mergedIntoId === null && from.mergedIntoId === (kind === "merge" ? into.id : null);
