import { landBacklog } from "../campaign/land-backlog.ts";
import { type ResumeCampaignResult, resumeCampaign } from "../campaign/resume-campaign.ts";
import { type CommitContext, commit } from "../commit.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";
import type { Member } from "../workspace/member.ts";
import type { Brake } from "./brake.ts";

export type ReleaseBrakeResult =
  | ResumeCampaignResult
  /** The mailbox is in the campaign's rotation again. */
  | { kind: "back"; address: string }
  | { kind: "released-before" };

/** Resumes a campaign that its brake paused, or brings the mailbox back that left its rotation. */
export async function releaseBrake(
  ctx: CommitContext,
  { id: memberId, workspaceId }: Member,
  brake: Brake,
): Promise<ReleaseBrakeResult> {
  if (brake.endedAt !== null) return { kind: "released-before" };
  const { campaignId, mailboxId } = brake;
  if (mailboxId === null) return resumeCampaign(ctx, { workspaceId, campaignId, memberId });
  const at = ctx.clock.now();
  const isBack = await commit(ctx, workspaceId, async (tx) => {
    const ended = await tx.brakes.end({ campaignId, mailboxId }, memberId, at);
    if (ended.length === 0) return false;
    tx.note({ kind: "brake-released", workspaceId, memberId, data: { brakeId: brake.id } });
    await landBacklog(tx, mailboxId, at, campaignId);
    await tx.history.add(workspaceId, {
      kind: "mailbox-back-in-campaign",
      campaignId,
      mailboxId,
      memberId,
      at,
    });
    for (const id of ended) await askForNotice(tx, workspaceId, { kind: "brake", id }, at);
    return true;
  });
  return isBack ? { kind: "back", address: brake.metBy.address } : { kind: "released-before" };
}
