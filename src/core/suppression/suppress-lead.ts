import type { StopReason } from "../lead/stop-reason.ts";
import type { SuppressionOrigin, SuppressionReason } from "../lead/suppression.ts";
import type { NewSuppression } from "../lead/suppression-store.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";
import type { Tx } from "../tx.ts";

/** The effect of a suppression on the enrolments of its lead, and the kind of the campaigns' history. */
const ENDS: Record<SuppressionReason, { stopReason: StopReason; kind: string }> = {
  opted_out: { stopReason: "opted_out", kind: "opted-out" },
  bounced: { stopReason: "bounced", kind: "bounced" },
  complained: { stopReason: "opted_out", kind: "complained" },
  by_hand: { stopReason: "removed", kind: "removed" },
};

type Suppressing = Pick<Tx, "suppressions" | "history" | "optOutQuestions" | "say">;

/**
 * Suppresses an address in the whole workspace, stops its enrolments and answers the open question about it. Idempotent.
 */
export async function suppressLead(tx: Suppressing, suppression: NewSuppression): Promise<void> {
  const { workspaceId, email, reason, origin, at } = suppression;
  if (await tx.suppressions.add(suppression)) {
    const { source, memberId } = origin;
    const data = { email, reason, source };
    await tx.history.add(workspaceId, { kind: "suppression-added", ...(memberId && { memberId }), data, at });
  }
  await stopLeads(tx, [email], suppression);
}

/** Stops the enrolments of suppressed leads, answers the open questions about them, and tells their campaigns why. */
export async function stopLeads(
  tx: Suppressing,
  emails: string[],
  {
    workspaceId,
    reason,
    origin: { mailboxId, memberId },
    at,
  }: { workspaceId: string; reason: SuppressionReason; origin: SuppressionOrigin; at: Date },
): Promise<number> {
  const { stopReason, kind } = ENDS[reason];
  const stopped = await tx.suppressions.stopLeads(workspaceId, emails, stopReason, at);
  await tx.history.add(
    workspaceId,
    ...stopped.map(({ enrolmentId, campaignId }) => ({
      kind,
      campaignId,
      ...(mailboxId && { mailboxId }),
      ...(memberId && { memberId }),
      data: { enrolmentId },
      at,
    })),
  );
  for (const id of await tx.optOutQuestions.settle(workspaceId, emails, at)) {
    await askForNotice(tx, workspaceId, { kind: "opt-out-question", id }, at);
  }
  return stopped.length;
}
