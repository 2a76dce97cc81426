import type { Rooms } from "../store.ts";
import type { AlertMessage } from "./alert-message.ts";

/**
 * Asks for the incident's alert to be posted or brought up to date, in the transaction of the change it is about. However
 * often it is asked for, one message waits. @returns the outbox item, to be woken after the transaction
 */
export function askForAlert(tx: Rooms, workspaceId: string, incidentId: string, at: Date): Promise<string> {
  const message: AlertMessage = { kind: "show-alert", incidentId };
  return tx.outbox.add(workspaceId, `alert:${incidentId}`, message, at);
}
