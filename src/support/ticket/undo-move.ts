import { commit } from "../../core/commit.ts";
import type { SupportContext } from "../support-rooms.ts";

export type UndoResult = { kind: "undone" } | { kind: "no-such-move" } | { kind: "undone-before" };

/** Takes a merge or a split back. The messages that it moved return, and so does the ticket that was merged. */
export function undoMove(
  ctx: SupportContext,
  { workspaceId, moveId, memberId }: { workspaceId: string; moveId: string; memberId: string },
): Promise<UndoResult> {
  const at = ctx.clock.now();
  return commit(ctx, workspaceId, async (tx): Promise<UndoResult> => {
    const move = await tx.ticketMoves.get(moveId);
    if (move?.workspaceId !== workspaceId) return { kind: "no-such-move" };
    const { fromId, intoId } = move;
    const tickets = await tx.ticketMoves.take([fromId, intoId]);
    if (!(await tx.ticketMoves.undo(move, at))) return { kind: "undone-before" };
    const kind = move.kind === "merge" ? "merge-undone" : "split-undone";
    const told = (ticketId: string, other: string) => ({
      workspaceId,
      ticketId,
      kind,
      data: { number: tickets.get(other)?.number ?? null },
      memberId,
      at,
    });
    await tx.ticketEvents.add(told(fromId, intoId), told(intoId, fromId));
    tx.wake("look-into-ticket", fromId);
    return { kind: "undone" };
  });
}
