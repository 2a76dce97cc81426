import type { Context } from "../context.ts";

/** Ends the running campaigns whose leads have all come to an end. */
export async function finishCampaigns({
  store,
  clock,
  live,
}: Pick<Context, "store" | "clock" | "live">): Promise<void> {
  const at = clock.now();
  const finished = await store.transaction(async (tx) => {
    const ended = await tx.sends.finishCampaigns(at);
    for (const { campaignId, workspaceId } of ended) {
      await tx.history.add(workspaceId, { kind: "campaign-finished", campaignId, at });
    }
    return ended;
  });
  for (const { workspaceId } of finished) live.changed(workspaceId);
}
