import type { Context } from "../context.ts";
import { enterMailbox } from "./enter-mailbox.ts";
import { handleFailure } from "./handle-failure.ts";
import type { Proof } from "./mail-port.ts";
import type { Mailbox } from "./mailbox.ts";

/**
 * The job: proves a mailbox on fresh connections, without sending anything. A leg that fails is judged as a probe, which can settle
 * a doubt either way; when both legs work, a held mailbox sends again.
 */
export async function proveMailbox(ctx: Context, mailboxId: string): Promise<void> {
  const mailbox = await ctx.store.mailboxes.get(mailboxId);
  if (mailbox === null || mailbox.state.kind === "disconnected") return;
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

  const released = await ctx.store.transaction(async (tx) => {
    if (!(await tx.mailboxes.releaseHold(mailboxId))) return false;
    await tx.history.add(workspaceId, { kind: "mailbox-released", mailboxId, at });
    return true;
  });
  if (released) ctx.live.changed(workspaceId);
}
