import { commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { proveMailbox } from "./prove-mailbox.ts";

/** Longer than a probe takes. One that is lost with its worker is made again after this. */
const PROBE_MS = 2 * 60_000;

/**
 * The job: proves a held mailbox, when its time has come. One that waits for its host has its next time already while it is probed:
 * a host that takes long to fail is looked at no less often.
 */
export async function probeMailbox(ctx: Context, mailboxId: string): Promise<void> {
  const now = ctx.clock.now();
  const due = await ctx.store.holds.dueAt(mailboxId, now);
  if (due === null) return;
  const { host, workspaceId } = due;
  const turn = await commit(ctx, workspaceId, async (tx) => {
    if (host !== null) await tx.holds.lockHost(host);
    const turn = await tx.holds.claimProbe(mailboxId, now, {
      host,
      next: new Date(now.getTime() + PROBE_MS),
    });
    if (turn !== null && host !== null)
      tx.wake("probe-mailbox", mailboxId, turn.kind === "taken" ? turn.next : turn.at);
    return turn;
  });
  if (turn?.kind === "taken") await proveMailbox(ctx, mailboxId);
}
