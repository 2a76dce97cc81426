import { type CommitContext, commit } from "../commit.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";

/**
 * Tells owners that some of their leads wait for a decision. There is one message for each campaign, edited as the count changes,
 * and settled when all are decided. May run in several processes at once.
 */
export async function tellHeldLeads(ctx: CommitContext, take: number): Promise<void> {
  const at = ctx.clock.now();
  const waiting = await ctx.store.heldNotices.waiting(take);
  for (const { workspaceId, campaignId, leads } of waiting) {
    const count = leads.message_refused + leads.refused_by_report;
    await commit(ctx, null, async (tx) => {
      const id = await tx.heldNotices.note({ workspaceId, campaignId, leads: count, at });
      if (id !== null) await askForNotice(tx, workspaceId, { kind: "held-leads", id }, at);
    });
  }
  await commit(ctx, null, async (tx) => {
    const over = await tx.heldNotices.endOthers(
      waiting.map(({ campaignId }) => campaignId),
      at,
    );
    for (const { id, workspaceId } of over)
      await askForNotice(tx, workspaceId, { kind: "held-leads", id }, at);
  });
}
