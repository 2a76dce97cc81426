import type { Context } from "../context.ts";
import type { AlertMessage } from "../incident/alert-message.ts";
/** Asks for the letter in the transaction of the change it is about. @returns the outbox item, to be woken after it */
export const askForLetter = (
  tx: Pick<Context["store"], "outbox">,
  workspaceId: string,
  told: { incidentId: string; memberId: string },
  at: Date,
): Promise<string> =>
  tx.outbox.add(
    workspaceId,
    `letter:${told.incidentId}:${told.memberId}`,
    { kind: "show-alert-by-letter", ...told } satisfies AlertMessage,
    at,
  );
