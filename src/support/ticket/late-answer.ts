import { askForNotice } from "../../core/notice/ask-for-notice.ts";
import type { Tx } from "../../core/tx.ts";
import type { Ticket } from "./ticket.ts";

/** The kind of notice that warns of a ticket without a first answer. */
export const LATE_ANSWER = "late-answer";

/** Whether its customer still waits for the first answer. */
export const waitsForAnswer = ({ answeredAt, state, mergedIntoId }: Ticket): boolean =>
  answeredAt === null && mergedIntoId === null && (state === "new" || state === "open");

/** Has the warning about a ticket edited, where there was one. To be called in the transaction that changes the ticket. */
export async function settleWarning(
  tx: Pick<Tx, "say">,
  { id, workspaceId, warnedAt }: Pick<Ticket, "id" | "workspaceId" | "warnedAt">,
  at: Date,
): Promise<void> {
  if (warnedAt !== null) await askForNotice(tx, workspaceId, { kind: LATE_ANSWER, id }, at);
}
