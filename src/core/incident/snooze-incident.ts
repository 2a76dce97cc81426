import { type CommitContext, commit } from "../commit.ts";
import { askForAlert } from "./ask-for-alert.ts";

/** Nobody is reminded of it before then. The alert says so. */
export async function snoozeIncident(
  ctx: CommitContext,
  {
    workspaceId,
    incidentId,
    memberId,
    ms,
  }: { workspaceId: string; incidentId: string; memberId: string; ms: number },
): Promise<Date> {
  const at = ctx.clock.now();
  const until = new Date(at.getTime() + ms);
  await commit(ctx, workspaceId, async (tx) => {
    await tx.watches.open(workspaceId, incidentId, { nextNudgeAt: until, reachAt: null });
    await tx.watches.snooze(incidentId, until);
    tx.note({ kind: "incident-snoozed", workspaceId, memberId, data: { incidentId } });
    await askForAlert(tx, workspaceId, incidentId, at);
  });
  return until;
}
