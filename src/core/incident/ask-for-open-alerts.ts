import type { Tx } from "../tx.ts";
import { askForAlert } from "./ask-for-alert.ts";

/** Asks for the alerts of all incidents that are open: where they go has changed, or can be reached again. */
export async function askForOpenAlerts(tx: Tx, workspaceId: string, at: Date): Promise<void> {
  for (const incidentId of await tx.incidents.openIn(workspaceId)) {
    await askForAlert(tx, workspaceId, incidentId, at);
  }
}
