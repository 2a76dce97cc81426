import { commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { causeFacts } from "../diagnosis/cause.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import { askForAlert } from "../incident/ask-for-alert.ts";
import type { Reconnect } from "./reconnect-store.ts";
import { closeFolderQuestion } from "./unread-folder-notice.ts";

/**
 * Ends a reconnect that failed. The mailbox stays disconnected, and the alert says why and asks again. After a probe, which no
 * person began, nothing is told, and the next probe follows in its turn.
 */
export async function failReconnect(ctx: Context, reconnect: Reconnect, diagnosis: Diagnosis): Promise<void> {
  const at = ctx.clock.now();
  const { id: reconnectId, workspaceId, mailboxId, disconnectionId } = reconnect;
  const { title, meaning } = causeFacts[diagnosis.cause];
  const wasTried = reconnect.sealed !== null;
  const progress = { ...reconnect.progress, failure: wasTried ? meaning : null };
  const isOver = await commit(ctx, workspaceId, async (tx) => {
    if (!(await tx.reconnects.end(reconnectId, "failed", progress, at))) return false;
    const disconnection = await tx.disconnections.get(disconnectionId);
    if (disconnection === null) return false;
    const data = { disconnectionId, cause: diagnosis.cause, title };
    const event = { kind: "reconnect-failed" as const, mailboxId, data, at };
    if (wasTried) await tx.history.add(workspaceId, event);
    await askForAlert(tx, workspaceId, disconnection.incidentId, at);
    await closeFolderQuestion(tx, reconnect, at);
    return true;
  });
  if (isOver) ctx.log.event("reconnect.failed", { mailboxId, reconnectId, cause: diagnosis.cause });
}
