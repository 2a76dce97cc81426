import { commit } from "../../core/commit.ts";
import type { SupportContext } from "../support-rooms.ts";

export type ConfirmResult = { kind: "confirmed"; email: string } | { kind: "nobody-offered" };

/**
 * Makes the enclosed sender of a forwarded mail the customer of the ticket. The colleague who forwarded it stays in the conversation. The
 * new customer is not verified: the text of a forward is anybody's.
 */
export function confirmCustomer(
  ctx: SupportContext,
  { workspaceId, ticketId, memberId }: { workspaceId: string; ticketId: string; memberId: string },
): Promise<ConfirmResult> {
  const at = ctx.clock.now();
  return commit(ctx, workspaceId, async (tx): Promise<ConfirmResult> => {
    const ticket = (await tx.ticketMoves.take([ticketId])).get(ticketId);
    const offered =
      ticket?.workspaceId === workspaceId ? await tx.ticketMoves.takeOffered(ticketId, at) : null;
    if (offered === null) return { kind: "nobody-offered" };
    const { email } = offered;
    await tx.ticketEvents.add({
      workspaceId,
      ticketId,
      kind: "customer-confirmed",
      data: { email },
      memberId,
      at,
    });
    tx.wake("look-into-ticket", ticketId);
    return { kind: "confirmed", email };
  });
}
