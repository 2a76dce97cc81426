import { createHash } from "node:crypto";
import { type CommitContext, commit } from "../commit.ts";
import type { LimitUse } from "./limit-store.ts";
import { LIMITS, type LimitName } from "./limits.ts";

/** A place that is wanted: of which limit, and whose it is, by ids, an address or a host. */
export type Wanted = { limit: LimitName; of: readonly string[] };

export type TakenPlaces =
  | { kind: "taken"; uses: LimitUse[] }
  /** One of the limits has no place left; `until`: when it has one again. Nothing is taken. */
  | { kind: "full"; limit: LimitName; until: Date };

/** Takes a place of each limit, or none. A refused person is noted once for as long as the limit stays full. */
export async function takePlaces(
  ctx: CommitContext,
  by: { workspaceId: string; memberId: string },
  wanted: readonly Wanted[],
): Promise<TakenPlaces> {
  const uses: LimitUse[] = [];
  for (const { limit, of } of wanted) {
    const { places, forMs } = LIMITS[limit];
    const now = ctx.clock.now();
    const until = new Date(now.getTime() + forMs);
    const taken = await ctx.store.limits.take(keyOf(limit, of), places, now, until);
    if (taken.kind === "taken") {
      uses.push(taken.use);
      continue;
    }
    await givePlacesBack(ctx, uses);
    await note(ctx, by, limit, of, taken.until);
    return { kind: "full", limit, until: taken.until };
  }
  return { kind: "taken", uses };
}

export async function givePlacesBack(
  { store }: Pick<CommitContext, "store">,
  uses: readonly LimitUse[],
): Promise<void> {
  for (const use of uses) await store.limits.giveBack(use);
}

/** Keeps places of what has a limit at once for as long again. @returns false: a place is another's by now */
export async function keepPlaces(
  { store, clock }: Pick<CommitContext, "store" | "clock">,
  limit: LimitName,
  uses: readonly LimitUse[],
): Promise<boolean> {
  const until = new Date(clock.now().getTime() + LIMITS[limit].forMs);
  for (const use of uses) if (!(await store.limits.prolong(use, until))) return false;
  return true;
}

/** Ten thousand tries are one row: only who takes the one place of this note writes it. */
async function note(
  ctx: CommitContext,
  { workspaceId, memberId }: { workspaceId: string; memberId: string },
  limit: LimitName,
  of: readonly string[],
  until: Date,
): Promise<void> {
  const first = await ctx.store.limits.take(keyOf("noted", [limit, ...of]), 1, ctx.clock.now(), until);
  if (first.kind === "full") return;
  await commit(ctx, null, async (tx) =>
    tx.note({ kind: "limit-reached", workspaceId, memberId, data: { limit } }),
  );
}

/** The key does not show whose it is. */
const keyOf = (limit: LimitName | "noted", of: readonly string[]) =>
  new Uint8Array(
    createHash("sha256")
      .update(JSON.stringify([limit, ...of]))
      .digest(),
  );
