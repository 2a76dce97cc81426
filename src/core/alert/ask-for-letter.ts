import type { AlertMessage } from "../incident/alert-message.ts";
import type { Tx } from "../tx.ts";

/** Asks for the letter in the transaction of the change it is about. */
export const askForLetter = (
  tx: Pick<Tx, "say">,
  workspaceId: string,
  told: { incidentId: string; memberId: string },
  at: Date,
): Promise<void> =>
  tx.say(
    workspaceId,
    `letter:${told.incidentId}:${told.memberId}`,
    { kind: "show-alert-by-letter", ...told } satisfies AlertMessage,
    at,
  );
