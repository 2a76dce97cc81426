import type { Member } from "../../core/workspace/member.ts";
import type { SupportCommit } from "./change-ticket.ts";
import { type CannotMove, holdForMove } from "./hold-for-move.ts";

export type ConfirmResult = CannotMove | { kind: "confirmed"; email: string } | { kind: "nobody-offered" };

/**
 * Makes the enclosed sender of a forwarded mail the customer of the ticket. The colleague who forwarded it stays in the conversation. The
 * new customer is not verified: the text of a forward is anybody's.
 */
export function confirmCustomer(ctx: SupportCommit, by: Member, ticketId: string): Promise<ConfirmResult> {
  const { workspaceId, id: memberId } = by;
  return holdForMove<ConfirmResult>(ctx, by, ticketId, async ({ tx, at }) => {
    const offered = await tx.ticketMoves.takeOffered(ticketId, at);
    if (offered === null) return { kind: "nobody-offered" };
    const { email } = offered;
    const kind = "customer-confirmed";
    await tx.ticketEvents.add({ workspaceId, ticketId, kind, data: { email }, memberId, at });
    tx.wake("look-into-ticket", ticketId);
    return { kind: "confirmed", email };
  });
}
