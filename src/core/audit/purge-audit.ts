import { type AuditContext, appendRows, logRow } from "./append-rows.ts";
import { macOf } from "./chain.ts";

const DAY_MS = 24 * 60 * 60_000;

/**
 * Removes rows that are older than this many days from the beginning of the log. A signed mark names the last removed row with its
 * hash, so that the rest is still a whole chain. A row of the log reports the removal. The newest row always stays.
 *
 * @returns the number of removed rows
 */
export async function purgeAudit(ctx: AuditContext, keepDays: number): Promise<number> {
  const at = ctx.clock.now();
  const before = new Date(at.getTime() - keepDays * DAY_MS);
  const { rows, removed } = await ctx.store.transaction(async (tx) => {
    await tx.audit.lock();
    const last = await tx.audit.last();
    // Clocks may go back. So the removal stops at the first young row, whatever the rows behind it say.
    const firstYoung = await tx.audit.firstSince(before);
    const upTo = Math.min((firstYoung ?? Number.POSITIVE_INFINITY) - 1, (last?.number ?? 1) - 1);
    const [end] = await tx.audit.chain(upTo - 1, 1);
    if (end?.number !== upTo) return { rows: [], removed: 0 };
    const mark = { kind: "purged" as const, number: end.number, hash: end.hash, at };
    const removed = await tx.audit.removeUpTo(upTo);
    await tx.audit.saveMark({ ...mark, mac: macOf(ctx.signing, mark) });
    const data = { upTo, rows: removed };
    const event = { kind: "audit-purged" as const, workspaceId: null, memberId: null, data };
    return { rows: await appendRows(ctx, tx, [event]), removed };
  });
  for (const row of rows) logRow(ctx.log, row);
  return removed;
}
