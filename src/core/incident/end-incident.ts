import type { Context } from "../context.ts";
import type { Tx } from "../tx.ts";
import { askForAlert } from "./ask-for-alert.ts";

/**
 * Ends the incident if its last trouble was put right. The alert is updated, and the listeners hear of the end, all in the
 * transaction of that change.
 */
export async function endIncident(
  { incidentListeners }: Pick<Context, "incidentListeners">,
  tx: Tx,
  { workspaceId, incidentId }: { workspaceId: string; incidentId: string },
  at: Date,
): Promise<void> {
  const ended = await tx.incidents.endIfOver(incidentId, at);
  await askForAlert(tx, workspaceId, incidentId, at);
  if (!ended) return;
  for (const listener of incidentListeners) await listener.incidentEnded(tx, { workspaceId, incidentId, at });
}
