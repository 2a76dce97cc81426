import { type AuditContext, appendRows, logRow } from "./append-rows.ts";
import { macOf } from "./chain.ts";

const DAY_MS = 24 * 60 * 60_000;

/**
 * Removes the beginning of the log that is older than so many days. A signed mark names the last row that went, with its hash, so that
 * the rest is still a whole chain; and a row of the log says so. The newest row always stays.
 *
 * @returns how many rows went
 */
export async function purgeAudit(ctx: AuditContext, keepDays: number): Promise<number> {
  const at = ctx.clock.now();
  const before = new Date(at.getTime() - keepDays * DAY_MS);
  const { rows, removed } = await ctx.store.transaction(async (tx) => {
    await tx.audit.lock();
    const last = await tx.audit.last();
    // Clocks go back now and then: up to the first row that is young, whatever stands behind it.
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
