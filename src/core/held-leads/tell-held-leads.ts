import type { Context } from "../context.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";

/**
 * Tells owners that leads of theirs wait for a decision: one message for each campaign, edited as the count changes, and settled when
 * all are decided. May run in several processes at once.
 */
export async function tellHeldLeads(
  { store, clock, wake }: Pick<Context, "store" | "clock" | "wake">,
  take: number,
): Promise<void> {
  const at = clock.now();
  const waiting = await store.heldNotices.waiting(take);
  for (const { workspaceId, campaignId, leads } of waiting) {
    const count = leads.message_refused + leads.refused_by_report;
    const changed = await store.transaction(async (tx) => {
      const id = await tx.heldNotices.note({ workspaceId, campaignId, leads: count, at });
      return id && askForNotice(tx, workspaceId, { kind: "held-leads", id }, at);
    });
    if (changed !== null) await wake("deliver", changed);
  }
  const ended = await store.transaction(async (tx) => {
    const over = await tx.heldNotices.endOthers(
      waiting.map(({ campaignId }) => campaignId),
      at,
    );
    return Promise.all(
      over.map(({ id, workspaceId }) => askForNotice(tx, workspaceId, { kind: "held-leads", id }, at)),
    );
  });
  for (const outboxId of ended) await wake("deliver", outboxId);
}
