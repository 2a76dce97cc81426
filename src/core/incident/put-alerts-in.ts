import { type AlertChannel, placeKey } from "../chat/destination.ts";
import type { Tx } from "../tx.ts";
import type { AlertMessage } from "./alert-message.ts";
import { mayUseChannel } from "./may-use-channel.ts";

/** `of-another`: alerts of another workspace go there. Nothing was changed. */
export type PutResult = "put" | "of-another" | "no-such-campaign";

/**
 * Alerts go there from now on. A channel that is new to the workspace gets a first message, so that one that takes none is noticed.
 *
 * @param campaignId - null: those of the workspace @param chosen - null: to no channel of its own on this platform
 */
export async function putAlertsIn(
  tx: Pick<Tx, "channels" | "say">,
  { workspaceId, campaignId, memberId }: { workspaceId: string; campaignId: string | null; memberId: string },
  { platform, chosen }: { platform: string; chosen: Pick<AlertChannel, "channel" | "name"> | null },
  at: Date,
): Promise<PutResult> {
  const place = chosen && { platform, channel: chosen.channel };
  if (place && !(await mayUseChannel(tx, workspaceId, place))) return "of-another";
  const isNew = place !== null && !(await tx.channels.isChosen(workspaceId, place));
  if (!(await tx.channels.choose({ workspaceId, campaignId }, platform, chosen))) return "no-such-campaign";
  if (isNew) {
    const message: AlertMessage = { kind: "try-channel", memberId, ...place };
    await tx.say(workspaceId, `try:${placeKey(place)}`, message, at);
  }
  return "put";
}
