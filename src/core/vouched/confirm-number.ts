import { type CommitContext, commit } from "../commit.ts";

export type ConfirmResult =
  /** The page in the browser goes on by itself. */
  | { kind: "confirmed"; sessionId: string }
  /** The link has not been used yet, so no page shows a number. */
  | { kind: "not-opened" }
  /** The browser with the other number is let in nowhere. */
  | { kind: "other-number" }
  /** They may no longer reconnect the mailbox. */
  | { kind: "not-entitled" }
  /** Its half hour is over, it was decided before, or it belongs to another member. */
  | { kind: "over" };

/**
 * Takes the number that a member pressed in the chat. Only the one on the page lets that page's browser in; another one closes the
 * link for good.
 */
export async function confirmNumber(
  ctx: CommitContext,
  { sessionId, memberId, number }: { sessionId: string; memberId: string; number: number },
): Promise<ConfirmResult> {
  const session = await ctx.store.vouched.get(sessionId);
  if (session === null || session.memberId !== memberId) return { kind: "over" };
  if (session.opened === null) return { kind: "not-opened" };
  const entitled = await ctx.store.fixers.entitled(session.mailboxId);
  if (!entitled.some(({ id }) => id === memberId)) return { kind: "not-entitled" };
  const now = ctx.clock.now();
  const { workspaceId, mailboxId, platform } = session;
  const isRight = session.number === number;
  const done = await commit(ctx, workspaceId, async (tx) => {
    const settled = isRight
      ? await tx.vouched.confirm(sessionId, now)
      : await tx.vouched.refuse(sessionId, now);
    if (!settled) return false;
    const kind = isRight ? "vouched-session-opened" : "vouched-session-refused";
    await tx.history.add(workspaceId, { kind, mailboxId, memberId, data: { platform }, at: now });
    tx.note({ kind, workspaceId, memberId, data: { mailboxId } });
    return true;
  });
  if (!done)
    return isRight && session.confirmedAt !== null ? { kind: "confirmed", sessionId } : { kind: "over" };
  return isRight ? { kind: "confirmed", sessionId } : { kind: "other-number" };
}
