import { type CommitContext, commit } from "../commit.ts";
import type { Tx } from "../tx.ts";
import type { Drill } from "./drill-store.ts";
import { askForDrill } from "./start-drill.ts";

/** A rehearsal ends after this without a reconnect, and that is its result. */
const DRILL_LASTS_MS = 30 * 60_000;

/** The stand-in's new password. No member is to type their own. */
export const STAND_IN_SECRET = "rehearsal";

export type TakeDrillResult = { kind: "taken" } | { kind: "others" } | { kind: "over" };

/** A member says that they are on it. `others`: a member said so before. */
export async function takeDrill(
  ctx: CommitContext,
  drill: Drill,
  memberId: string,
): Promise<TakeDrillResult> {
  if (drill.endedAt !== null) return { kind: "over" };
  const isTaken = await step(ctx, drill, (tx, at) => tx.drills.take(drill.id, memberId, at));
  return { kind: isTaken ? "taken" : "others" };
}

/** A member opens the page of the stand-in. */
export const openDrill = (ctx: CommitContext, drill: Drill): Promise<boolean> =>
  step(ctx, drill, (tx, at) => tx.drills.open(drill.id, at));

export type RehearseResult = { kind: "done" } | { kind: "refused" } | { kind: "over" };

/** "Reconnects" the stand-in, which refuses any other password, as a provider would. */
export async function rehearse(
  ctx: CommitContext,
  drill: Drill,
  memberId: string,
  secret: string,
): Promise<RehearseResult> {
  if (drill.endedAt !== null) return { kind: "over" };
  if (secret.trim().toLowerCase() !== STAND_IN_SECRET) return { kind: "refused" };
  return { kind: (await endDrill(ctx, drill, memberId)) ? "done" : "over" };
}

/** @param memberId - null: its time is over */
const endDrill = (ctx: CommitContext, drill: Drill, memberId: string | null): Promise<boolean> =>
  step(ctx, drill, (tx, at) => tx.drills.end(drill.id, memberId, at));

/** Ends the rehearsals that no member finished in time. */
export async function endOverdueDrills(ctx: CommitContext, atOnce: number): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - DRILL_LASTS_MS);
  for (const id of await ctx.store.drills.overdue(before, atOnce)) {
    const drill = await ctx.store.drills.get(id);
    if (drill !== null) await endDrill(ctx, drill, null);
  }
}

function step(
  ctx: CommitContext,
  { id, workspaceId }: Drill,
  change: (tx: Tx, at: Date) => Promise<boolean>,
): Promise<boolean> {
  const at = ctx.clock.now();
  return commit(ctx, workspaceId, async (tx) => {
    const isChanged = await change(tx, at);
    if (isChanged) await askForDrill(tx, workspaceId, id, at);
    return isChanged;
  });
}
