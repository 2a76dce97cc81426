import type { SupportContext } from "../../support/support-rooms.ts";
import type { Ticket } from "../../support/ticket/ticket.ts";

/** The ticket of a workspace that an address names; null: there is none. */
export async function findTicket(
  { store }: Pick<SupportContext, "store">,
  workspaceId: string,
  number: string,
): Promise<Ticket | null> {
  return /^[1-9]\d{0,8}$/.test(number) ? store.tickets.byNumber(workspaceId, Number(number)) : null;
}
