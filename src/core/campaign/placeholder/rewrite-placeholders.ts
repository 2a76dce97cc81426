import { type CommitContext, commit } from "../../commit.ts";
import { placeholdersOf, rewriteSteps, type StepPlaceholder } from "./steps-placeholders.ts";

export type RewritePlaceholdersResult =
  /** `left`: no column of the leads is meant by them, or they are spintax. */
  | { kind: "rewritten"; rewritten: number; left: StepPlaceholder[] }
  | { kind: "not-a-draft" }
  | { kind: "no-such-campaign" };

/** Writes other tools' placeholders in a draft's texts in Liquid, where they mean a column of its leads. Idempotent. */
export async function rewritePlaceholders(
  ctx: CommitContext,
  { workspaceId, campaignId, memberId }: { workspaceId: string; campaignId: string; memberId: string },
): Promise<RewritePlaceholdersResult> {
  return commit(ctx, workspaceId, async (tx): Promise<RewritePlaceholdersResult> => {
    const campaign = await tx.campaigns.lock(workspaceId, campaignId);
    if (campaign === null) return { kind: "no-such-campaign" };
    if (campaign.state.kind !== "draft") return { kind: "not-a-draft" };
    const columns = await tx.leads.columns(campaignId);
    const { steps, rewritten } = rewriteSteps(campaign.steps, columns);
    if (rewritten > 0) {
      await tx.campaigns.writeTexts(campaignId, steps);
      const at = ctx.clock.now();
      const data = { rewritten };
      await tx.history.add(workspaceId, { kind: "placeholders-rewritten", campaignId, memberId, data, at });
    }
    return { kind: "rewritten", rewritten, left: placeholdersOf(steps, columns) };
  });
}
