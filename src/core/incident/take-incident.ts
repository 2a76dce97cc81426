import { type CommitContext, commit } from "../commit.ts";
import { askForAlert } from "./ask-for-alert.ts";
import { FIRST_NUDGE_MS, TAKEN_NUDGE_MS } from "./next-nudge.ts";

type Who = { workspaceId: string; incidentId: string; memberId: string };

export type TakeResult =
  | { kind: "taken"; askedAgainAt: Date }
  /** By them, from before. */
  | { kind: "yours"; since: Date }
  | { kind: "others"; by: { id: string; name: string }; since: Date }
  /** The incident has ended. */
  | { kind: "over" };

export type LetGoResult =
  | { kind: "let-go" }
  /** They were not on it. */
  | { kind: "unchanged" };

/**
 * A member takes an incident. The alert shows it, and nobody else is reminded for a while.
 *
 * @param over - the member it is taken over from; null: only where no member has it
 */
export async function takeIncident(
  ctx: CommitContext,
  { workspaceId, incidentId, memberId }: Who,
  over: string | null,
): Promise<TakeResult> {
  const at = ctx.clock.now();
  const askedAgainAt = new Date(at.getTime() + TAKEN_NUDGE_MS);
  const isTaken = await commit(ctx, workspaceId, async (tx) => {
    await tx.watches.open(workspaceId, incidentId, { nextNudgeAt: askedAgainAt, reachAt: null });
    if (!(await tx.watches.take(incidentId, memberId, over, at, askedAgainAt))) return false;
    const data = { incidentId, ...(over !== null && { fromId: over }) };
    tx.note({ kind: "incident-taken", workspaceId, memberId, data });
    await askForAlert(tx, workspaceId, incidentId, at);
    return true;
  });
  if (isTaken) return { kind: "taken", askedAgainAt };
  const watch = await ctx.store.watches.get(incidentId);
  if (watch === null || watch.takenBy === null || watch.takenAt === null) return { kind: "over" };
  return watch.takenBy.id === memberId
    ? { kind: "yours", since: watch.takenAt }
    : { kind: "others", by: watch.takenBy, since: watch.takenAt };
}

/** They are no longer on it. */
export async function letIncidentGo(
  ctx: CommitContext,
  { workspaceId, incidentId, memberId }: Who,
): Promise<LetGoResult> {
  const at = ctx.clock.now();
  return commit(ctx, workspaceId, async (tx): Promise<LetGoResult> => {
    if (!(await tx.watches.letGo(incidentId, memberId, new Date(at.getTime() + FIRST_NUDGE_MS))))
      return { kind: "unchanged" };
    tx.note({ kind: "incident-let-go", workspaceId, memberId, data: { incidentId } });
    await askForAlert(tx, workspaceId, incidentId, at);
    return { kind: "let-go" };
  });
}
