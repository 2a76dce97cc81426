import type { Context } from "../context.ts";
import type { Member } from "../workspace/member.ts";
import { stopLeads } from "./suppress-lead.ts";

export type SuppressByHandResult =
  | { kind: "suppressed"; added: string[]; already: string[]; stopped: number }
  | { kind: "too-many"; most: number };

/** At most so many at a time; each batch of them is three statements. */
const MOST = 100_000;
const BATCH = 500;
const WITHIN_MS = 10 * 60_000;

/**
 * Suppresses addresses in a member's name, all of them or none, and stops the enrolments of those that were not suppressed before.
 * Idempotent.
 *
 * @param emails - as `leadAddress` gives them, each once
 * @param note - why, in the member's words; "" where they gave none
 */
export async function suppressByHand(
  ctx: Pick<Context, "store" | "clock" | "log" | "live">,
  { id: memberId, workspaceId }: Member,
  { emails, note }: { emails: string[]; note: string },
): Promise<SuppressByHandResult> {
  if (emails.length > MOST) return { kind: "too-many", most: MOST };
  const at = ctx.clock.now();
  const origin = { source: "member" as const, memberId, words: note };
  const reason = "by_hand" as const;
  // In one order, so that two who add the same addresses wait for each other and never in a circle.
  const sorted = emails.toSorted();
  const { added, stopped } = await ctx.store.transaction(async (tx) => {
    const all = new Set<string>();
    let ended = 0;
    for (let from = 0; from < sorted.length; from += BATCH) {
      const batch = await tx.suppressions.addAll(workspaceId, sorted.slice(from, from + BATCH), {
        reason,
        origin,
        at,
      });
      const data = (email: string) => ({ email, reason, source: origin.source });
      const events = [...batch].map((email) => ({
        kind: "suppression-added" as const,
        memberId,
        data: data(email),
        at,
      }));
      await tx.history.add(workspaceId, ...events);
      ended += await stopLeads(tx, [...batch], { workspaceId, reason, origin, at });
      for (const email of batch) all.add(email);
    }
    return { added: all, stopped: ended };
  }, WITHIN_MS);
  if (added.size > 0) {
    ctx.log.event("suppression.added", { workspaceId, memberId, addresses: added.size });
    ctx.live.changed(workspaceId);
  }
  const already = emails.filter((email) => !added.has(email));
  return { kind: "suppressed", added: emails.filter((email) => added.has(email)), already, stopped };
}
