import type { Context } from "../context.ts";
import type { Tx } from "../tx.ts";
import { askForAlert } from "./ask-for-alert.ts";

/**
 * Something was put right that an incident is about: the incident ends if that was the last of it. Its alert is brought up to date, and
 * whoever listens hears of the end, all in the transaction of that change.
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
