import type { Member } from "../../core/workspace/member.ts";
import type { SupportCommit } from "./change-ticket.ts";
import { type CannotMove, type HeldForMove, holdForMove } from "./hold-for-move.ts";
import { mergeIn } from "./merge-tickets.ts";

export type LetInResult =
  | CannotMove
  /** `merged`: tickets of theirs that became part of this one. */
  | { kind: "let-in"; merged: number }
  | { kind: "nobody-asks" };

/** Gives a stranger who answered a place in the conversation, and brings in the tickets that their mails became meanwhile. */
export function letIn(ctx: SupportCommit, by: Member, ticketId: string, email: string): Promise<LetInResult> {
  return holdForMove<LetInResult>(ctx, by, ticketId, async (held) => {
    const theirs = await admit(held, by, ticketId, email);
    return theirs === null ? { kind: "nobody-asks" } : { kind: "let-in", merged: theirs };
  });
}

/** The same within a move that goes on. @returns how many tickets of theirs it brought in; null: they do not ask */
export async function admit(
  { tx, at }: Pick<HeldForMove, "tx" | "at">,
  { workspaceId, id: memberId }: Pick<Member, "workspaceId" | "id">,
  ticketId: string,
  email: string,
): Promise<number | null> {
  const theirs = await tx.ticketMoves.letIn(ticketId, email);
  if (theirs === null) return null;
  await tx.ticketEvents.add({ workspaceId, ticketId, kind: "let-in", data: { email }, memberId, at });
  const why = "Its sender was let in.";
  for (const fromId of theirs)
    await mergeIn(tx, { workspaceId, fromId, intoId: ticketId, memberId, why }, at);
  return theirs.length;
}
