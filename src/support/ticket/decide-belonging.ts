import type { Member } from "../../core/workspace/member.ts";
import type { SupportCommit } from "./change-ticket.ts";
import { type CannotMove, type HeldForMove, holdForMove } from "./hold-for-move.ts";
import { admit } from "./let-in.ts";
import { mergeIn } from "./merge-tickets.ts";

export type BelongingResult =
  | CannotMove
  | { kind: "belongs"; into: number }
  | { kind: "stands-alone"; from: number }
  /** No other ticket is named, or not any more. */
  | { kind: "nothing-named" };

/**
 * An agent says whether a ticket belongs to the one that it may belong to. Then the two become one, and a sender who asked for a place
 * has it. Otherwise the ticket stands alone.
 */
export function decideBelonging(
  ctx: SupportCommit,
  by: Member,
  ticketId: string,
  belongs: boolean,
): Promise<BelongingResult> {
  const { workspaceId, id: memberId } = by;
  return holdForMove<BelongingResult>(ctx, by, ticketId, async (held) => {
    const { tx, at } = held;
    const ticket = await tx.tickets.get(ticketId);
    const other = await wholeOf(held, ticket?.mayBelongTo?.ticketId ?? null, workspaceId);
    if (!ticket || ticket.mergedIntoId !== null || other === null || other.id === ticketId)
      return { kind: "nothing-named" };
    if (!belongs) {
      await tx.ticketMoves.standAlone(ticketId, at);
      const data = { number: other.number };
      await tx.ticketEvents.add({ workspaceId, ticketId, kind: "stands-alone", data, memberId, at });
      return { kind: "stands-alone", from: other.number };
    }
    if (ticket.customer !== null) await admit(held, by, other.id, ticket.customer.email);
    const why = "";
    await mergeIn(tx, { workspaceId, fromId: ticketId, intoId: other.id, memberId, why }, at);
    return { kind: "belongs", into: other.number };
  });
}

/** Longer chains of merges are not followed. */
const LONGEST_CHAIN = 20;

/** The ticket of which another one is part by now. */
async function wholeOf({ tx }: HeldForMove, id: string | null, workspaceId: string) {
  let ticket = id === null ? null : await tx.tickets.get(id);
  for (let hops = 0; ticket !== null && ticket.mergedIntoId !== null && hops < LONGEST_CHAIN; hops++)
    ticket = await tx.tickets.get(ticket.mergedIntoId);
  return ticket?.workspaceId === workspaceId && ticket.mergedIntoId === null ? ticket : null;
}
