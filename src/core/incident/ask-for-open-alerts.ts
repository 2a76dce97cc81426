import type { Rooms } from "../store.ts";
import { askForAlert } from "./ask-for-alert.ts";

/**
 * Asks for the alerts of all incidents that are open: where they go has changed, or can be reached again.
 *
 * @returns the outbox items, to be woken after the transaction
 */
export async function askForOpenAlerts(tx: Rooms, workspaceId: string, at: Date): Promise<string[]> {
  const items: string[] = [];
  for (const incidentId of await tx.incidents.openIn(workspaceId)) {
    items.push(await askForAlert(tx, workspaceId, incidentId, at));
  }
  return items;
}
