import type { Tx } from "../commit.ts";
import { askForAlert } from "./ask-for-alert.ts";

/** A held mailbox is no longer a part of this incident, which ends with the last of them, in the transaction of that change. */
export async function leaveIncident(
  tx: Tx,
  workspaceId: string,
  incidentId: string,
  at: Date,
): Promise<void> {
  await tx.incidents.endIfOver(incidentId, at);
  return askForAlert(tx, workspaceId, incidentId, at);
}
