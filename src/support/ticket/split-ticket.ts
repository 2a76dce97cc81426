import { commit } from "../../core/commit.ts";
import type { SupportContext } from "../support-rooms.ts";

export type SplitResult =
  | { kind: "split"; ticketId: string; number: number; moveId: string }
  | { kind: "no-such-ticket" }
  /** None of the messages is in the ticket. */
  | { kind: "no-such-message" };

/** Begins a new ticket with some messages of another. Answers to them go there, and `undoMove` takes them back. */
export function splitTicket(
  ctx: SupportContext,
  {
    workspaceId,
    ticketId,
    messageIds,
    memberId,
  }: {
    workspaceId: string;
    ticketId: string;
    messageIds: string[];
    memberId: string;
  },
): Promise<SplitResult> {
  const at = ctx.clock.now();
  return commit(ctx, workspaceId, async (tx): Promise<SplitResult> => {
    const { nextNumber } = await tx.intake.takeDesk(workspaceId);
    const ticket = (await tx.ticketMoves.take([ticketId])).get(ticketId);
    if (ticket?.workspaceId !== workspaceId) return { kind: "no-such-ticket" };
    const why = "A member split it.";
    const made = await tx.ticketMoves.split({
      workspaceId,
      fromId: ticketId,
      messageIds,
      number: nextNumber,
      memberId,
      why,
      at,
    });
    if (made === null) return { kind: "no-such-message" };
    const { moveId } = made;
    await tx.ticketEvents.add(
      { workspaceId, ticketId, kind: "split-off", data: { number: nextNumber, moveId }, memberId, at },
      {
        workspaceId,
        ticketId: made.ticketId,
        kind: "split-from",
        data: { number: ticket.number, moveId },
        memberId,
        at,
      },
    );
    tx.wake("look-into-ticket", made.ticketId);
    return { kind: "split", ticketId: made.ticketId, number: nextNumber, moveId };
  });
}
