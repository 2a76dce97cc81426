import { type CommitContext, commit } from "../commit.ts";

export type PauseCampaignResult =
  | { kind: "paused" }
  /** A person paused it before. */
  | { kind: "already-paused" }
  | { kind: "not-running"; state: "draft" | "finished" }
  | { kind: "no-such-campaign" };

/**
 * A person's pause. It wins over a disconnection's: no reconnect ends it. A send that is in hand is finished; none is begun
 * after this.
 */
export async function pauseCampaign(
  ctx: CommitContext,
  { workspaceId, campaignId, memberId }: { workspaceId: string; campaignId: string; memberId: string },
): Promise<PauseCampaignResult> {
  return commit(ctx, workspaceId, async (tx): Promise<PauseCampaignResult> => {
    const campaign = await tx.campaigns.lock(workspaceId, campaignId);
    if (campaign === null) return { kind: "no-such-campaign" };
    const { state } = campaign;
    if (state.kind === "draft" || state.kind === "finished")
      return { kind: "not-running", state: state.kind };
    if (!(await tx.campaigns.pause(campaignId, memberId))) return { kind: "already-paused" };
    tx.note({ kind: "campaign-paused", workspaceId, memberId, data: { campaignId } });
    const at = ctx.clock.now();
    await tx.history.add(workspaceId, { kind: "campaign-paused", campaignId, memberId, at });
    return { kind: "paused" };
  });
}
