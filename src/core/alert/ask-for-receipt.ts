import { type CommitContext, commit } from "../commit.ts";
import type { AlertMessage } from "../incident/alert-message.ts";

/** Asks, once for each alert that tells of an end, for the receipt to be put into its thread. */
export async function askForReceipt(
  ctx: CommitContext,
  platform: string,
  { workspaceId, incidentId, channel }: { workspaceId: string; incidentId: string; channel: string },
): Promise<void> {
  const at = ctx.clock.now();
  const message: AlertMessage = { kind: "show-receipt", incidentId, channel };
  await commit(ctx, null, async (tx) => {
    if (await tx.alerts.beginThread(incidentId, platform, channel, at))
      await tx.say(workspaceId, `receipt:${incidentId}:${channel}`, message, at);
  });
}
