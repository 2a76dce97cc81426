import { LETTERS } from "../chat/letter.ts";
import type { Rooms } from "../store.ts";
import { askForLetter } from "./ask-for-letter.ts";

/**
 * Asks for the letters about open incidents that had no way out when they were due.
 *
 * @returns the outbox items, to be woken after the transaction
 */
export async function askForOwedLetters(tx: Rooms, workspaceId: string, at: Date): Promise<string[]> {
  const items: string[] = [];
  for (const incidentId of await tx.incidents.openIn(workspaceId)) {
    for (const { platform, memberId, delivered, dead } of await tx.alerts.told(incidentId)) {
      if (platform === LETTERS && !delivered && !dead)
        items.push(await askForLetter(tx, workspaceId, { incidentId, memberId }, at));
    }
  }
  return items;
}
