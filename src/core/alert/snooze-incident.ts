import type { Context } from "../context.ts";
import { askForAlert } from "../incident/ask-for-alert.ts";

/** Nobody is reminded of it before then; the alert says so. */
export async function snoozeIncident(
  ctx: Pick<Context, "store" | "clock" | "wake">,
  { workspaceId, incidentId, ms }: { workspaceId: string; incidentId: string; ms: number },
): Promise<Date> {
  const at = ctx.clock.now();
  const until = new Date(at.getTime() + ms);
  const outboxId = await ctx.store.transaction(async (tx) => {
    await tx.watches.open(workspaceId, incidentId, { nextNudgeAt: until, reachAt: null });
    await tx.watches.snooze(incidentId, until);
    return askForAlert(tx, workspaceId, incidentId, at);
  });
  await ctx.wake("deliver", outboxId);
  return until;
}
