import type { Member } from "../../core/workspace/member.ts";
import type { SupportCommit } from "./change-ticket.ts";
import { type CannotMove, holdForMove } from "./hold-for-move.ts";

export type SplitResult =
  | CannotMove
  | { kind: "split"; ticketId: string; number: number; moveId: string }
  /** None of the messages is in the ticket. */
  | { kind: "no-such-message" }
  /** A ticket keeps one message at least. */
  | { kind: "all-messages" };

/** Begins a new ticket with some messages of another. Answers to them go there, and `undoMove` takes them back. */
export function splitTicket(
  ctx: SupportCommit,
  by: Member,
  ticketId: string,
  messageIds: string[],
): Promise<SplitResult> {
  const { workspaceId, id: memberId } = by;
  return holdForMove<SplitResult>(ctx, by, ticketId, async ({ tx, ticket, nextNumber, at }) => {
    const there = await tx.ticketMoves.messageIds(ticketId);
    const moved = there.filter((id) => messageIds.includes(id));
    if (moved.length === 0) return { kind: "no-such-message" };
    if (moved.length === there.length) return { kind: "all-messages" };
    const made = await tx.ticketMoves.split({
      workspaceId,
      fromId: ticketId,
      messageIds: moved,
      number: nextNumber,
      memberId,
      why: "",
      at,
    });
    if (made === null) return { kind: "no-such-message" };
    const { moveId } = made;
    const told = { workspaceId, memberId, at };
    await tx.ticketEvents.add(
      { ...told, ticketId, kind: "split-off", data: { number: nextNumber, moveId } },
      { ...told, ticketId: made.ticketId, kind: "split-from", data: { number: ticket.number, moveId } },
    );
    tx.wake("look-into-ticket", made.ticketId);
    return { kind: "split", ticketId: made.ticketId, number: nextNumber, moveId };
  });
}
