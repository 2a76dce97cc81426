import type { AuditContext } from "../audit/append-rows.ts";
import { audited } from "../audit/audited.ts";
import type { Context } from "../context.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";
import { windowAround } from "../time/sending-window.ts";
import { goOrWait } from "./go-or-wait.ts";
import { landBacklog } from "./land-backlog.ts";

export type ResumeCampaignResult =
  | { kind: "running" }
  /** No longer paused by a person, but by a disconnection until one of these mailboxes is reconnected. */
  | { kind: "waiting"; addresses: string[] }
  /** A person cannot end this: it goes on by itself when one of these mailboxes is reconnected. */
  | { kind: "disconnected"; addresses: string[] }
  | { kind: "not-paused"; state: "draft" | "running" | "finished" }
  | { kind: "no-such-campaign" };

/** Ends a person's pause, or the brake's. What became overdue meanwhile is spread out, so that nothing bursts. */
export async function resumeCampaign(
  ctx: AuditContext & Pick<Context, "live" | "wake">,
  { workspaceId, campaignId, memberId }: { workspaceId: string; campaignId: string; memberId: string },
): Promise<ResumeCampaignResult> {
  const at = ctx.clock.now();
  const toSay: string[] = [];
  const result = await audited(ctx, async (tx, note): Promise<ResumeCampaignResult> => {
    const campaign = await tx.campaigns.lock(workspaceId, campaignId);
    if (campaign === null) return { kind: "no-such-campaign" };
    const { state, schedule } = campaign;
    if (state.kind !== "paused") return { kind: "not-paused", state: state.kind };

    const { go, addresses } = await goOrWait(tx, campaignId);
    if (!(await tx.campaigns.resume(campaignId, go, windowAround(schedule, at)))) {
      return { kind: "disconnected", addresses };
    }
    note({ kind: "campaign-resumed", workspaceId, memberId, data: { campaignId } });
    const released = await tx.brakes.end({ campaignId, mailboxId: null }, memberId, at);
    for (const id of released) {
      toSay.push(await askForNotice(tx, workspaceId, { kind: "brake", id }, at));
    }
    await tx.history.add(workspaceId, { kind: "campaign-resumed", campaignId, memberId, at });
    if (go.kind === "waiting") return { kind: "waiting", addresses };
    for (const mailboxId of campaign.mailboxIds) await landBacklog(tx, mailboxId, at, campaignId);
    return { kind: "running" };
  });
  if (result.kind === "running" || result.kind === "waiting") ctx.live.changed(workspaceId);
  for (const outboxId of toSay) await ctx.wake("deliver", outboxId);
  return result;
}
