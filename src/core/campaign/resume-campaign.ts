import { type CommitContext, commit } from "../commit.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";
import { windowAround } from "../time/sending-window.ts";
import { decideStart } from "./decide-start.ts";
import { landBacklog } from "./land-backlog.ts";

export type ResumeCampaignResult =
  | { kind: "running" }
  /** No longer paused by a person, but by a disconnection until one of these mailboxes is reconnected. */
  | { kind: "waiting"; addresses: string[] }
  /** A person cannot end this pause. The campaign goes on when one of these mailboxes is reconnected. */
  | { kind: "disconnected"; addresses: string[] }
  | { kind: "not-paused"; state: "draft" | "running" | "finished" }
  | { kind: "no-such-campaign" };

/** Ends a person's pause, or the brake's. Steps that became overdue are spread, so that nothing bursts. */
export async function resumeCampaign(
  ctx: CommitContext,
  { workspaceId, campaignId, memberId }: { workspaceId: string; campaignId: string; memberId: string },
): Promise<ResumeCampaignResult> {
  const at = ctx.clock.now();
  return commit(ctx, workspaceId, async (tx): Promise<ResumeCampaignResult> => {
    const campaign = await tx.campaigns.lock(workspaceId, campaignId);
    if (campaign === null) return { kind: "no-such-campaign" };
    const { state, schedule } = campaign;
    if (state.kind !== "paused") return { kind: "not-paused", state: state.kind };

    const { start, addresses } = await decideStart(tx, campaignId);
    if (!(await tx.campaigns.resume(campaignId, start, windowAround(schedule, at)))) {
      return { kind: "disconnected", addresses };
    }
    tx.note({ kind: "campaign-resumed", workspaceId, memberId, data: { campaignId } });
    const released = await tx.brakes.end({ campaignId, mailboxId: null }, memberId, at);
    for (const id of released) await askForNotice(tx, workspaceId, { kind: "brake", id }, at);
    await tx.history.add(workspaceId, { kind: "campaign-resumed", campaignId, memberId, at });
    if (start.kind === "waiting") return { kind: "waiting", addresses };
    for (const mailboxId of campaign.mailboxIds) await landBacklog(tx, mailboxId, at, campaignId);
    return { kind: "running" };
  });
}
