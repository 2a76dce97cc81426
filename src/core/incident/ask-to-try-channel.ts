import { type Destination, placeKey } from "../chat/destination.ts";
import type { Tx } from "../tx.ts";
import type { AlertMessage } from "./alert-message.ts";

/** Asks for a first message in a channel that a member has chosen for alerts. */
export async function askToTryChannel(
  tx: Pick<Tx, "say">,
  { workspaceId, memberId, platform, channel }: { workspaceId: string; memberId: string } & Destination,
  at: Date,
): Promise<void> {
  const message: AlertMessage = { kind: "try-channel", memberId, platform, channel };
  await tx.say(workspaceId, `try:${placeKey({ platform, channel })}`, message, at);
}
