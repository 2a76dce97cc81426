import { LETTERS } from "../chat/letter.ts";
import type { Tx } from "../tx.ts";
import { askForLetter } from "./ask-for-letter.ts";

/** Asks for the letters about open incidents that had no way out when they were due. */
export async function askForOwedLetters(tx: Tx, workspaceId: string, at: Date): Promise<void> {
  for (const incidentId of await tx.incidents.openIn(workspaceId)) {
    for (const { platform, memberId, delivered, dead } of await tx.alerts.told(incidentId)) {
      if (platform === LETTERS && !delivered && !dead)
        await askForLetter(tx, workspaceId, { incidentId, memberId }, at);
    }
  }
}
