import type { AuditContext } from "../audit/append-rows.ts";
import { audited } from "../audit/audited.ts";
import type { Context } from "../context.ts";
import { askForAlert } from "./ask-for-alert.ts";

/** Nobody is reminded of it before then; the alert says so. */
export async function snoozeIncident(
  ctx: AuditContext & Pick<Context, "wake">,
  {
    workspaceId,
    incidentId,
    memberId,
    ms,
  }: { workspaceId: string; incidentId: string; memberId: string; ms: number },
): Promise<Date> {
  const at = ctx.clock.now();
  const until = new Date(at.getTime() + ms);
  const outboxId = await audited(ctx, async (tx, note) => {
    await tx.watches.open(workspaceId, incidentId, { nextNudgeAt: until, reachAt: null });
    await tx.watches.snooze(incidentId, until);
    note({ kind: "incident-snoozed", workspaceId, memberId, data: { incidentId } });
    return askForAlert(tx, workspaceId, incidentId, at);
  });
  await ctx.wake("deliver", outboxId);
  return until;
}
