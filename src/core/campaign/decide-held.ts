import { type CommitContext, commit } from "../commit.ts";
import type { HeldLeads } from "../lead/held-lead-store.ts";
import { landBacklog } from "./land-backlog.ts";

/** `go-on`: with the step that the lead waits before. `remove`: its sequence ends. */
export type HeldDecision = "go-on" | "remove";
export type DecideHeldResult =
  | { kind: "decided"; leads: number }
  /** A member decided before, or the lead has replied. */
  | { kind: "already-decided" }
  | { kind: "no-such-campaign" };

/**
 * A person decides about leads that wait because a message to them was refused. An accepted step stays accepted, and the lead goes
 * on with the next one. Overdue steps are spread, so that nothing bursts.
 */
export async function decideHeld(
  ctx: CommitContext,
  { workspaceId, memberId }: { workspaceId: string; memberId: string },
  held: HeldLeads,
  decision: HeldDecision,
): Promise<DecideHeldResult> {
  const { campaignId } = held;
  const at = ctx.clock.now();
  return commit(ctx, workspaceId, async (tx): Promise<DecideHeldResult> => {
    if ((await tx.campaigns.lock(workspaceId, campaignId)) === null) return { kind: "no-such-campaign" };
    const mailboxIds = decision === "go-on" ? await tx.heldLeads.releaseThese(held) : [];
    const leads = decision === "go-on" ? mailboxIds.length : await tx.heldLeads.removeThese(held, at);
    if (leads === 0) return { kind: "already-decided" };
    tx.note({ kind: "held-leads-decided", workspaceId, memberId, data: { campaignId, decision, leads } });
    for (const mailboxId of new Set(mailboxIds)) await landBacklog(tx, mailboxId, at, campaignId);
    await tx.history.add(workspaceId, {
      kind: "lead-released",
      campaignId,
      memberId,
      data: { decision, leads, ...("enrolmentId" in held && { enrolmentId: held.enrolmentId }) },
      at,
    });
    return { kind: "decided", leads };
  });
}
