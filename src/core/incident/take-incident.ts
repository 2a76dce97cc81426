import type { AuditContext } from "../audit/append-rows.ts";
import { audited } from "../audit/audited.ts";
import type { Context } from "../context.ts";
import { askForAlert } from "./ask-for-alert.ts";
import { FIRST_NUDGE_MS, TAKEN_NUDGE_MS } from "./next-nudge.ts";

type Ctx = AuditContext & Pick<Context, "wake">;
type Who = { workspaceId: string; incidentId: string; memberId: string };

export type TakeResult =
  | { kind: "taken"; askedAgainAt: Date }
  /** By them, from before. */
  | { kind: "yours"; since: Date }
  | { kind: "others"; by: { id: string; name: string }; since: Date }
  /** The incident has ended. */
  | { kind: "over" };

/**
 * Somebody says that they are on it: the alert shows it, and nobody else is reminded for a while.
 *
 * @param over - the member it is taken over from; null: only where nobody has it
 */
export async function takeIncident(
  ctx: Ctx,
  { workspaceId, incidentId, memberId }: Who,
  over: string | null,
): Promise<TakeResult> {
  const at = ctx.clock.now();
  const askedAgainAt = new Date(at.getTime() + TAKEN_NUDGE_MS);
  const outboxId = await audited(ctx, async (tx, note) => {
    await tx.watches.open(workspaceId, incidentId, { nextNudgeAt: askedAgainAt, reachAt: null });
    if (!(await tx.watches.take(incidentId, memberId, over, at, askedAgainAt))) return null;
    const data = { incidentId, ...(over !== null && { fromId: over }) };
    note({ kind: "incident-taken", workspaceId, memberId, data });
    return askForAlert(tx, workspaceId, incidentId, at);
  });
  if (outboxId !== null) {
    await ctx.wake("deliver", outboxId);
    return { kind: "taken", askedAgainAt };
  }
  const watch = await ctx.store.watches.get(incidentId);
  if (watch === null || watch.takenBy === null || watch.takenAt === null) return { kind: "over" };
  return watch.takenBy.id === memberId
    ? { kind: "yours", since: watch.takenAt }
    : { kind: "others", by: watch.takenBy, since: watch.takenAt };
}

/** They are no longer on it. @returns false when they were not */
export async function letIncidentGo(ctx: Ctx, { workspaceId, incidentId, memberId }: Who): Promise<boolean> {
  const at = ctx.clock.now();
  const outboxId = await audited(ctx, async (tx, note) => {
    if (!(await tx.watches.letGo(incidentId, memberId, new Date(at.getTime() + FIRST_NUDGE_MS)))) return null;
    note({ kind: "incident-let-go", workspaceId, memberId, data: { incidentId } });
    return askForAlert(tx, workspaceId, incidentId, at);
  });
  if (outboxId !== null) await ctx.wake("deliver", outboxId);
  return outboxId !== null;
}
