import type { AuditData, AuditRow, AuditStore, ChainMark } from "../../core/audit/audit-store.ts";
import type { Db } from "./db.ts";
import type { AuditRow as Row } from "./generated/client.ts";

/** Any number that no other lock of ours uses. */
const LOCK = 72_707_370;

export function auditStore(db: Db): AuditStore {
  return {
    async lock() {
      await db.$queryRaw`SELECT pg_advisory_xact_lock(${LOCK}::bigint)::text`;
    },
    async mark(kind) {
      const row = await db.chainMark.findUnique({ where: { kind } });
      return row && { ...row, kind };
    },
    async saveMark({ kind, ...mark }: ChainMark) {
      await db.chainMark.upsert({ where: { kind }, create: { kind, ...mark }, update: mark });
    },
    async add(data) {
      await db.auditRow.createMany({ data });
    },
    async last() {
      const row = await db.auditRow.findFirst({ orderBy: { number: "desc" } });
      return row && fromRow(row);
    },
    async chain(after, take) {
      const where = { number: { gt: after } };
      return (await db.auditRow.findMany({ where, take, orderBy: { number: "asc" } })).map(fromRow);
    },
    async list(workspaceId, { kind, memberId, since, until }, after, take) {
      const where = {
        number: { gt: after },
        OR: [{ workspaceId }, { workspaceId: null }],
        ...(kind !== undefined && { kind }),
        ...(memberId !== undefined && { memberId }),
        at: { ...(since && { gte: since }), ...(until && { lt: until }) },
      };
      return (await db.auditRow.findMany({ where, take, orderBy: { number: "asc" } })).map(fromRow);
    },
    countSince: (kind, { workspaceId, memberId }, since) =>
      db.auditRow.count({ where: { kind, workspaceId, memberId, at: { gte: since } } }),
    async firstSince(at) {
      const row = await db.auditRow.findFirst({
        where: { at: { gte: at } },
        orderBy: { number: "asc" },
        select: { number: true },
      });
      return row?.number ?? null;
    },
    async removeUpTo(number) {
      // The table refuses it otherwise.
      await db.$queryRaw`SELECT set_config('unpause.purges_audit', 'on', true)`;
      const { count } = await db.auditRow.deleteMany({ where: { number: { lte: number } } });
      await db.$queryRaw`SELECT set_config('unpause.purges_audit', '', true)`;
      return count;
    },
  };
}

const fromRow = ({ data, surface, ...row }: Row): AuditRow => ({
  ...row,
  surface: surface as AuditRow["surface"],
  data: data as AuditData,
});
