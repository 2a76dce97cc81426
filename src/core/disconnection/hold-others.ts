import type { Context } from "../context.ts";
import type { Cause } from "../diagnosis/cause.ts";

/**
 * Holds the other mailboxes of a host that is down, once several have met it and none was answered since. A thousand of them would
 * otherwise sign in a thousand times. The first answer brings all their probes forward.
 */
export async function holdOthers(ctx: Context, host: string, cause: Cause, at: Date): Promise<void> {
  const held = await ctx.store.transaction(async (tx) => {
    await tx.holds.lockHost(host);
    const others = await tx.holds.holdOthers(host, cause, at);
    for (const [workspaceId, mailboxes] of Map.groupBy(others, (other) => other.workspaceId)) {
      const events = mailboxes.map(({ mailboxId, until }) => {
        return { kind: "mailbox-held" as const, mailboxId, data: { cause, until: until.toISOString() }, at };
      });
      await tx.history.add(workspaceId, ...events);
    }
    return others;
  });
  if (held.length === 0) return;
  ctx.log.event("hosts.down", { host, cause, mailboxes: held.length });
  for (const workspaceId of new Set(held.map((other) => other.workspaceId))) ctx.live.changed(workspaceId);
}
