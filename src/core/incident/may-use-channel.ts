import type { Destination } from "../chat/destination.ts";
import type { Rooms } from "../store.ts";

export const OF_ANOTHER =
  "Alerts of another workspace go to that channel. Choose another one, so that neither reads the other's alerts.";

/** Whether a workspace may choose this channel. In a transaction: two who choose it at the same moment do so one after the other. */
export async function mayUseChannel(
  tx: Pick<Rooms, "channels">,
  workspaceId: string,
  place: Destination,
): Promise<boolean> {
  await tx.channels.lock(place);
  return !(await tx.channels.isOfAnother(workspaceId, place));
}
