import { type CommitContext, commit } from "../commit.ts";
import { askForOpenAlerts } from "../incident/ask-for-open-alerts.ts";

/** A chat, or a part of it, can be written to again: places that were given up are tried, and open matters are told there. */
export async function chatCameBack(ctx: CommitContext, workspaceId: string, platform: string): Promise<void> {
  await commit(ctx, workspaceId, async (tx) => {
    await tx.alerts.revive(workspaceId, platform);
    await askForOpenAlerts(tx, workspaceId, ctx.clock.now());
  });
}
