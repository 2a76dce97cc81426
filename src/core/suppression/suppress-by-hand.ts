import { type CommitContext, commit } from "../commit.ts";
import type { Tx } from "../tx.ts";
import type { Member } from "../workspace/member.ts";
import { stopLeads } from "./suppress-lead.ts";

export type SuppressByHandResult =
  | { kind: "suppressed"; added: string[]; already: string[]; stopped: number }
  | { kind: "too-many"; most: number };

const MOST = 100_000;
/** Each batch is a transaction of its own, so that a long list never keeps the database from everybody else. */
const BATCH = 500;

/**
 * Suppresses addresses in a member's name and stops the enrolments of those that were not suppressed before. Idempotent: a list that
 * was broken off is simply given again.
 *
 * @param emails - as `leadAddress` gives them, each once
 * @param note - why, in the member's words; "" where they gave none
 * @param gone - no further batch is begun once it is aborted
 */
export async function suppressByHand(
  ctx: CommitContext,
  by: Member,
  { emails, note, gone }: { emails: string[]; note: string; gone?: AbortSignal },
): Promise<SuppressByHandResult> {
  if (emails.length > MOST) return { kind: "too-many", most: MOST };
  const at = ctx.clock.now();
  const added = new Set<string>();
  let stopped = 0;
  // In one order, so that two who add the same addresses wait for each other and never in a circle.
  const sorted = emails.toSorted();
  for (let from = 0; from < sorted.length && !gone?.aborted; from += BATCH) {
    const batch = sorted.slice(from, from + BATCH);
    const done = await commit(ctx, by.workspaceId, async (tx) => {
      const done = await suppressBatch(tx, by, { batch, note, at });
      const data = { addresses: done.added.size };
      const kind = "suppressions-added";
      if (data.addresses > 0) tx.note({ kind, workspaceId: by.workspaceId, memberId: by.id, data });
      return done;
    });
    for (const email of done.added) added.add(email);
    stopped += done.stopped;
  }
  const { workspaceId, id: memberId } = by;
  if (added.size > 0) ctx.log.event("suppression.added", { workspaceId, memberId, addresses: added.size });
  const already = emails.filter((email) => !added.has(email));
  return { kind: "suppressed", added: emails.filter((email) => added.has(email)), already, stopped };
}

async function suppressBatch(
  tx: Tx,
  { workspaceId, id: memberId }: Member,
  { batch, note, at }: { batch: string[]; note: string; at: Date },
): Promise<{ added: Set<string>; stopped: number }> {
  const origin = { source: "member" as const, memberId, words: note };
  const reason = "by_hand" as const;
  const added = await tx.suppressions.addAll(workspaceId, batch, { reason, origin, at });
  await tx.history.add(
    workspaceId,
    ...[...added].map((email) => {
      const data = { email, reason, source: origin.source };
      return { kind: "suppression-added" as const, memberId, data, at };
    }),
  );
  return { added, stopped: await stopLeads(tx, [...added], { workspaceId, reason, origin, at }) };
}
