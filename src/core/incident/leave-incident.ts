import type { Rooms } from "../store.ts";
import { askForAlert } from "./ask-for-alert.ts";

/**
 * A held mailbox is no longer a part of this incident, which ends with the last of them, in the transaction of that change.
 * @returns the outbox item to be woken after it
 */
export async function leaveIncident(
  tx: Rooms,
  workspaceId: string,
  incidentId: string,
  at: Date,
): Promise<string> {
  await tx.incidents.endIfOver(incidentId, at);
  return askForAlert(tx, workspaceId, incidentId, at);
}
