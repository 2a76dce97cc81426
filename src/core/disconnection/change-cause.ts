import { commit } from "../commit.ts";
import type { Context } from "../context.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import { askForAlert } from "../incident/ask-for-alert.ts";
import type { Disconnection } from "../incident/disconnection-store.ts";
import { endIncident } from "../incident/end-incident.ts";
import { joinIncident } from "../incident/join-incident.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { nextProbe } from "./next-probe.ts";

/**
 * A lost mailbox is refused for another reason than its alert says. It leaves its incident for one with the new cause, whose alert
 * names the right fixer. Paused campaigns stay paused.
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
  const isChanged = await commit(ctx, workspaceId, async (tx) => {
    if (!(await tx.disconnections.holdOpen(id, from))) return false;
    const { incidentId, isNew } = await joinIncident(tx, mailbox, diagnosis, at);
    const probeAt = isNew ? nextProbe(diagnosis, 0, at) : null;
    await tx.disconnections.move(id, { incidentId, from, diagnosis, probeAt });
    await endIncident(ctx, tx, { workspaceId, incidentId: from }, at);
    const data = { cause, disconnectionId: id, incidentId };
    await tx.history.add(workspaceId, { kind: "cause-changed", mailboxId, data, at });
    await askForAlert(tx, workspaceId, incidentId, at);
    return true;
  });
  if (isChanged) ctx.log.event("mailbox.cause-changed", { mailboxId, cause });
}
