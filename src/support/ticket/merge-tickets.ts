import { commit } from "../../core/commit.ts";
import type { Tx } from "../../core/tx.ts";
import type { SupportContext, SupportRooms } from "../support-rooms.ts";

export type MergeResult =
  | { kind: "merged"; moveId: string }
  | { kind: "no-such-ticket" }
  | { kind: "same-ticket" }
  /** One of them is part of another ticket already. */
  | { kind: "merged-before" };

type Merge = { workspaceId: string; fromId: string; intoId: string; memberId: string | null; why: string };

/** Makes two tickets one. Messages, people and ids go over, and `undoMove` takes them back. */
export function mergeTickets(
  ctx: SupportContext,
  { workspaceId, fromId, intoId, memberId }: Omit<Merge, "why">,
): Promise<MergeResult> {
  const why = "A member merged them.";
  return commit(ctx, workspaceId, (tx) =>
    mergeIn(tx, { workspaceId, fromId, intoId, memberId, why }, ctx.clock.now()),
  );
}

export async function mergeIn(tx: Tx<SupportRooms>, merge: Merge, at: Date): Promise<MergeResult> {
  const { workspaceId, fromId, intoId, memberId, why } = merge;
  if (fromId === intoId) return { kind: "same-ticket" };
  const tickets = await tx.ticketMoves.take([fromId, intoId]);
  const [from, into] = [tickets.get(fromId), tickets.get(intoId)];
  if (from?.workspaceId !== workspaceId || into?.workspaceId !== workspaceId)
    return { kind: "no-such-ticket" };
  if (from.mergedIntoId !== null || into.mergedIntoId !== null) return { kind: "merged-before" };
  const moveId = await tx.ticketMoves.merge({ workspaceId, fromId, intoId, memberId, why, at });
  const by = memberId === null ? {} : { memberId };
  await tx.ticketEvents.add(
    { workspaceId, ticketId: fromId, kind: "merged-into", data: { number: into.number, why }, at, ...by },
    {
      workspaceId,
      ticketId: intoId,
      kind: "merged-in",
      data: { number: from.number, why, moveId },
      at,
      ...by,
    },
  );
  tx.wake("look-into-ticket", intoId);
  return { kind: "merged", moveId };
}
