import type { Outcome } from "../campaign/send.ts";
import { type CommitContext, commit } from "../commit.ts";
import { brakeOnBounces, type CountedBounce } from "./brake-on-bounces.ts";

/** Brakes campaigns of which too many leads bounced in the dialogue. To be called once the outcomes are recorded. */
export async function countBounces(ctx: CommitContext, outcomes: readonly Outcome[]): Promise<void> {
  const last = new Map<string, CountedBounce>();
  for (const { campaignId, workspaceId, turn, end } of outcomes) {
    if (end.kind !== "refused" || end.stop !== "bounced") continue;
    last.set(campaignId, {
      workspaceId,
      campaignId,
      mailboxId: turn.mailboxId,
      diagnosis: end.refusal?.diagnosis ?? null,
    });
  }
  for (const bounce of last.values()) {
    const { campaignId, mailboxId, workspaceId } = bounce;
    const isBraked = await commit(ctx, workspaceId, (tx) => brakeOnBounces(tx, bounce, ctx.clock.now()));
    if (isBraked) ctx.log.event("campaign.braked", { campaignId, mailboxId });
  }
}
