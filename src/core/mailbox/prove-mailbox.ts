import type { Context } from "../context.ts";
import { leaveIncident } from "../incident/leave-incident.ts";
import { enterMailbox } from "./enter-mailbox.ts";
import { handleFailure } from "./handle-failure.ts";
import { lookAtOthers } from "./look-at-others.ts";
import type { Proof } from "./mail-port.ts";
import type { Mailbox } from "./mailbox.ts";
import { recoverMailbox } from "./recover-mailbox.ts";

/**
 * The job: proves a mailbox on fresh connections, without sending anything. A leg that fails is judged as a probe, which can settle
 * a doubt either way; when both legs work, a held mailbox sends again, and a lost one comes back.
 */
export async function proveMailbox(ctx: Context, mailboxId: string): Promise<void> {
  const mailbox = await ctx.store.mailboxes.get(mailboxId);
  if (mailbox === null) return;
  if (mailbox.state.kind === "disconnected") return recoverMailbox(ctx, mailbox);
  const access = await enterMailbox(ctx, mailbox, { probe: true });
  if (access !== null) await apply(ctx, mailbox, await ctx.mail.prove(access));
}

async function apply(ctx: Context, mailbox: Mailbox, proof: Proof): Promise<void> {
  const { id: mailboxId, workspaceId } = mailbox;
  const at = ctx.clock.now();
  const legs = ["smtp", "imap"] as const;
  for (const leg of legs) {
    if (proof[leg].kind === "proven") await ctx.store.mailboxes.worked(mailboxId, leg, at);
  }
  for (const leg of legs) {
    const outcome = proof[leg];
    if (outcome.kind === "proven") continue;
    await handleFailure(ctx, { mailboxId, leg, probe: true, error: outcome.error, at });
  }
  if (legs.some((leg) => proof[leg].kind === "failed")) return;

  const incidentId = await ctx.store.mailboxes.heldIn(mailboxId);
  if (incidentId !== null) await lookAtOthers(ctx, incidentId);
  const released = await ctx.store.transaction(async (tx) => {
    if (!(await tx.mailboxes.releaseHold(mailboxId))) return null;
    await tx.history.add(workspaceId, { kind: "mailbox-released", mailboxId, at });
    return { outboxId: incidentId && (await leaveIncident(tx, workspaceId, incidentId, at)) };
  });
  if (released === null) return;
  ctx.live.changed(workspaceId);
  if (released.outboxId !== null) await ctx.wake("deliver", released.outboxId);
}
