import type { Tx } from "../../core/tx.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { SupportRooms } from "../support-rooms.ts";
import type { SupportCommit } from "./change-ticket.ts";
import { type CannotMove, holdForMove } from "./hold-for-move.ts";
import { settleWarning } from "./late-answer.ts";

export type MergeResult =
  | { kind: "merged"; moveId: string; into: number }
  | { kind: "no-such-ticket" }
  | { kind: "same-ticket" }
  /** One of them is part of another ticket already. */
  | { kind: "merged-before" };

type Merge = { workspaceId: string; fromId: string; intoId: string; memberId: string | null; why: string };

/** Makes two tickets one. Messages, people and ids go over, and `undoMove` takes them back. */
export function mergeTickets(
  ctx: SupportCommit,
  by: Member,
  { fromId, intoId }: Pick<Merge, "fromId" | "intoId">,
): Promise<MergeResult | CannotMove> {
  const { workspaceId, id: memberId } = by;
  return holdForMove<MergeResult>(ctx, by, fromId, ({ tx, at }) =>
    mergeIn(tx, { workspaceId, fromId, intoId, memberId, why: "" }, at),
  );
}

/** The same within a move that goes on. @param why - one sentence for the history; empty: it is plain */
export async function mergeIn(tx: Tx<SupportRooms>, merge: Merge, at: Date): Promise<MergeResult> {
  const { workspaceId, fromId, intoId, memberId, why } = merge;
  if (fromId === intoId) return { kind: "same-ticket" };
  const tickets = await tx.ticketMoves.take([fromId, intoId]);
  const [from, into] = [tickets.get(fromId), tickets.get(intoId)];
  if (from?.workspaceId !== workspaceId || into?.workspaceId !== workspaceId)
    return { kind: "no-such-ticket" };
  if (from.mergedIntoId !== null || into.mergedIntoId !== null) return { kind: "merged-before" };
  const moveId = await tx.ticketMoves.merge({ workspaceId, fromId, intoId, memberId, why, at });
  const told = (ticketId: string, kind: string, number: number) => ({
    workspaceId,
    ticketId,
    kind,
    data: { number, why, moveId },
    at,
    ...(memberId !== null && { memberId }),
  });
  await tx.ticketEvents.add(told(fromId, "merged-into", into.number), told(intoId, "merged-in", from.number));
  for (const ticket of [from, into]) await settleWarning(tx, ticket, at);
  tx.wake("look-into-ticket", intoId);
  return { kind: "merged", moveId, into: into.number };
}
