import type { Context } from "../context.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import { askForAlert } from "../incident/ask-for-alert.ts";
import type { Disconnection } from "../incident/incident-store.ts";
import { joinIncident } from "../incident/join-incident.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { nextLook } from "./next-look.ts";

/**
 * A lost mailbox is refused for another reason than the one that was told: it leaves its incident for the one of that reason, whose
 * alert says who can fix that. What it paused stays paused.
 */
export async function changeCause(
  ctx: Context,
  mailbox: Mailbox,
  { id, incidentId: from }: Pick<Disconnection, "id" | "incidentId">,
  diagnosis: Diagnosis,
): Promise<void> {
  const at = ctx.clock.now();
  const { id: mailboxId, workspaceId } = mailbox;
  const { cause } = diagnosis;
  const outboxIds = await ctx.store.transaction(async (tx) => {
    if (!(await tx.incidents.holdOpen(id, from))) return [];
    const { incidentId, isNew } = await joinIncident(tx, mailbox, diagnosis, at);
    const lookAt = isNew ? nextLook(diagnosis, 0, at) : null;
    await tx.incidents.move(id, { incidentId, from, diagnosis, lookAt });
    await tx.incidents.endIfOver(from, at);
    const data = { cause, disconnectionId: id, incidentId };
    await tx.history.add(workspaceId, { kind: "cause-changed", mailboxId, data, at });
    return [await askForAlert(tx, workspaceId, from, at), await askForAlert(tx, workspaceId, incidentId, at)];
  });
  if (outboxIds.length === 0) return;
  ctx.log.event("mailbox.cause-changed", { mailboxId, cause });
  ctx.live.changed(workspaceId);
  for (const outboxId of outboxIds) await ctx.wake("deliver", outboxId);
}
