import { commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { probeNow } from "./probe-now.ts";

/** Longer than a probe takes. A probe that is lost with its worker is repeated after this. */
const PROBE_MS = 2 * 60_000;

/**
 * The job: probes a held mailbox when its probe is due. A mailbox that waits for its host gets its next time before the probe. So a
 * host that fails slowly is probed no less often.
 */
export async function probeWhenDue(ctx: Context, mailboxId: string): Promise<void> {
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
  if (turn?.kind === "taken") await probeNow(ctx, mailboxId);
}
