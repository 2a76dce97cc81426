import { commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { handleFailure } from "../disconnection/handle-failure.ts";
import { openMailbox } from "../disconnection/open-mailbox.ts";
import { readMailbox } from "../inbound/read-mailbox.ts";
import { endIncident } from "../incident/end-incident.ts";
import { legOf } from "../mailbox/host-of.ts";
import type { LegProof, MailboxAccess } from "../mailbox/mail-port.ts";
import { type Mailbox, READING_JOBS } from "../mailbox/mailbox.ts";
import { probeOthers } from "./probe-incident.ts";
import { recoverMailbox } from "./recover-mailbox.ts";

type Legs = Partial<Record<"smtp" | "imap", LegProof>>;

/**
 * The job: proves the stored credential of a mailbox on fresh connections, and applies the result. Sends nothing. A failure settles
 * a doubt, or confirms it. When both legs work, a held mailbox sends again, and a lost one comes back.
 */
export async function probeNow(ctx: Context, mailboxId: string): Promise<void> {
  const mailbox = await ctx.store.mailboxes.get(mailboxId);
  if (mailbox === null) return;
  if (mailbox.state.kind === "disconnected") return recoverMailbox(ctx, mailbox);
  const access = await openMailbox(ctx, mailbox, { probe: true });
  if (access !== null) await apply(ctx, mailbox, await proofOf(ctx, mailbox, access));
}

/** Where the mailbox waits for a host, that host is asked first. The other host is asked only when the first one answers. */
async function proofOf({ mail }: Context, { state }: Mailbox, access: MailboxAccess): Promise<Legs> {
  const first = state.kind === "held" && state.host !== null ? legOf(state.host) : "token";
  if (first === "token") return mail.prove(access);
  const proof = await mail.signIn(access, first);
  if (proof.kind === "failed") return { [first]: proof };
  const second = first === "smtp" ? "imap" : "smtp";
  return { [first]: proof, [second]: await mail.signIn(access, second) };
}

async function apply(ctx: Context, mailbox: Mailbox, proof: Legs): Promise<void> {
  const { id: mailboxId } = mailbox;
  const at = ctx.clock.now();
  const legs = ["smtp", "imap"] as const;
  for (const leg of legs) {
    if (proof[leg]?.kind === "proven") await ctx.store.connections.worked(mailboxId, leg, at);
  }
  for (const leg of legs) {
    const outcome = proof[leg];
    if (outcome?.kind !== "failed") continue;
    await handleFailure(ctx, { mailboxId, leg, probe: true, error: outcome.error, at });
  }
  // The member who pressed Check now waits for the answer.
  ctx.live.changed(mailbox.workspaceId);
  if (legs.some((leg) => proof[leg]?.kind === "failed")) return;
  if (await readBefore(ctx, mailbox)) await release(ctx, mailbox, at);
}

/**
 * Reads the mail of the break before the first send.
 *
 * @returns false when reading met new trouble that holds the mailbox
 */
async function readBefore(ctx: Context, { id, state, readFailing }: Mailbox): Promise<boolean> {
  if (state.kind !== "held" || readFailing === null) return true;
  await readMailbox(ctx, id);
  const after = await ctx.store.mailboxes.get(id);
  return after?.state.kind === "held" && after.state.cause === state.cause;
}

async function release(
  ctx: Context,
  { id: mailboxId, workspaceId, purpose }: Mailbox,
  at: Date,
): Promise<void> {
  const incidentId = await ctx.store.holds.heldIn(mailboxId);
  if (incidentId !== null) await probeOthers(ctx, incidentId);
  await commit(ctx, workspaceId, async (tx) => {
    if (!(await tx.holds.release(mailboxId))) return;
    await tx.history.add(workspaceId, { kind: "mailbox-released", mailboxId, at });
    if (purpose === "support") tx.wake(READING_JOBS.support, mailboxId);
    if (incidentId !== null) await endIncident(ctx, tx, { workspaceId, incidentId }, at);
  });
}
