import { noteNotEntitled } from "../audit/note-refusal.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { Member } from "../workspace/member.ts";
import { mayLift } from "./may-lift.ts";
import { quoteWords } from "./quote-words.ts";
import { stopLeads } from "./suppress-lead.ts";

export type LiftResult =
  | { kind: "lifted" }
  /** It was lifted before, or never there. */
  | { kind: "not-suppressed" }
  /** The suppression that the member saw has been replaced by a newer one. */
  | { kind: "overtaken" }
  | { kind: "not-entitled" }
  /** Lifting goes into the history with its reason. */
  | { kind: "no-reason" };

const LONGEST_REASON = 300;

/**
 * Lifts one suppression, so that new campaigns may write to the address again. It starts nothing. Ended enrolments stay ended, and
 * one that began after the suppression ends here.
 *
 * @param seenAt - the time of the suppression that the member saw
 */
export async function liftSuppression(
  ctx: CommitContext,
  by: Member,
  { email, why, seenAt }: { email: string; why: string; seenAt: Date },
): Promise<LiftResult> {
  const { workspaceId, id: memberId } = by;
  const reason = quoteWords(why.replace(/\s+/g, " "), LONGEST_REASON);
  const suppression = await ctx.store.views.suppressions.get(workspaceId, email);
  if (suppression === null) return { kind: "not-suppressed" };
  if (!mayLift(by, suppression)) {
    await noteNotEntitled(ctx, by, "suppression-lifted");
    return { kind: "not-entitled" };
  }
  if (suppression.at.getTime() !== seenAt.getTime()) return { kind: "overtaken" };
  if (reason === null) return { kind: "no-reason" };
  const result = await commit(ctx, workspaceId, async (tx): Promise<LiftResult> => {
    if (!(await tx.suppressions.lift(workspaceId, suppression))) return { kind: "overtaken" };
    const at = ctx.clock.now();
    const origin = { source: "member" as const };
    await stopLeads(tx, [email], { workspaceId, reason: suppression.reason, origin, at });
    const data = { email, reason: suppression.reason, why: reason };
    await tx.history.add(workspaceId, { kind: "suppression-lifted", memberId, data, at });
    tx.note({ kind: "suppression-lifted", workspaceId, memberId, data: { reason: suppression.reason } });
    return { kind: "lifted" };
  });
  if (result.kind === "lifted") ctx.log.event("suppression.lifted", { workspaceId, memberId });
  return result;
}
