import type { Context } from "../context.ts";
import { handleFailure } from "./handle-failure.ts";
import type { Proof } from "./mail-port.ts";
import type { Mailbox } from "./mailbox.ts";
import { openAccess } from "./open-access.ts";

/** Longer than a probe takes. One that is lost with its worker is made again after this. */
const PROBE_MS = 2 * 60_000;

/**
 * The job: proves a held mailbox, when its time has come, on fresh connections. When both legs work it sends again; a leg that
 * fails is judged as a probe, which can settle a doubt either way.
 */
export async function probeMailbox(ctx: Context, mailboxId: string): Promise<void> {
  const now = ctx.clock.now();
  const next = new Date(now.getTime() + PROBE_MS);
  if (!(await ctx.store.mailboxes.claimProbe(mailboxId, now, next))) return;
  const mailbox = await ctx.store.mailboxes.get(mailboxId);
  if (mailbox === null) return;
  const access = await openAccess(ctx, mailbox);
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
