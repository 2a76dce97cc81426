import { type Destination, placeKey } from "../chat/destination.ts";
import { type CommitContext, commit } from "../commit.ts";
import type { AlertMessage } from "../incident/alert-message.ts";

/** Asks, once for each alert that tells of an end, for the receipt to be put into its thread. */
export async function askForReceipt(
  ctx: CommitContext,
  { workspaceId, incidentId, platform, channel }: { workspaceId: string; incidentId: string } & Destination,
): Promise<void> {
  const at = ctx.clock.now();
  const place = { platform, channel };
  const message: AlertMessage = { kind: "show-receipt", incidentId, ...place };
  await commit(ctx, null, async (tx) => {
    if (await tx.alerts.beginThread(incidentId, place, at))
      await tx.say(workspaceId, `receipt:${incidentId}:${placeKey(place)}`, message, at);
  });
}
