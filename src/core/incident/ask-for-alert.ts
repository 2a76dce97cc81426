import type { Tx } from "../tx.ts";
import type { AlertMessage } from "./alert-message.ts";

/**
 * Asks for the incident's alert to be posted or brought up to date, in the transaction of the change it is about. However
 * often it is asked for, one message waits.
 */
export function askForAlert(
  tx: Pick<Tx, "say">,
  workspaceId: string,
  incidentId: string,
  at: Date,
): Promise<void> {
  const message: AlertMessage = { kind: "show-alert", incidentId };
  return tx.say(workspaceId, `alert:${incidentId}`, message, at);
}
