import { type Destination, placeKey } from "../chat/destination.ts";
import type { AlertMessage } from "../incident/alert-message.ts";
import type { Tx } from "../tx.ts";

type Place = { workspaceId: string; incidentId: string } & Destination;

/** Asks for the incident's alert in one channel. However often it is asked for, one item waits. */
export const askForAlertIn = (tx: Tx, place: Place, at: Date) => ask(tx, "show-alert-in", place, at);

/** Asks for the alert that one person has for themselves. */
export const askForAlertTo = (tx: Tx, place: Place, at: Date) => ask(tx, "show-alert-to", place, at);

async function ask(
  tx: Tx,
  kind: "show-alert-in" | "show-alert-to",
  { workspaceId, incidentId, platform, channel }: Place,
  at: Date,
): Promise<void> {
  const message: AlertMessage = { kind, incidentId, platform, channel };
  const key = `alert:${incidentId}:${placeKey({ platform, channel })}`;
  await tx.say(workspaceId, key, message, at);
}
