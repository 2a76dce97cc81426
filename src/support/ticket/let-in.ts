import { commit } from "../../core/commit.ts";
import type { SupportContext } from "../support-rooms.ts";
import { mergeIn } from "./merge-tickets.ts";

export type LetInResult =
  /** `merged`: tickets of theirs that became part of this one. */
  { kind: "let-in"; merged: number } | { kind: "nobody-asks" };

/** Gives a stranger who answered a place in the conversation, and brings in the tickets that their mails became meanwhile. */
export function letIn(
  ctx: SupportContext,
  {
    workspaceId,
    ticketId,
    email,
    memberId,
  }: {
    workspaceId: string;
    ticketId: string;
    email: string;
    memberId: string;
  },
): Promise<LetInResult> {
  const at = ctx.clock.now();
  return commit(ctx, workspaceId, async (tx): Promise<LetInResult> => {
    const ticket = (await tx.ticketMoves.take([ticketId])).get(ticketId);
    const theirs = ticket?.workspaceId === workspaceId ? await tx.ticketMoves.letIn(ticketId, email) : null;
    if (theirs === null) return { kind: "nobody-asks" };
    await tx.ticketEvents.add({ workspaceId, ticketId, kind: "let-in", data: { email }, memberId, at });
    const why = "Its sender was let in.";
    for (const fromId of theirs)
      await mergeIn(tx, { workspaceId, fromId, intoId: ticketId, memberId, why }, at);
    return { kind: "let-in", merged: theirs.length };
  });
}
