import type { WaitKind } from "../../../../core/lead-wait/lead-wait.ts";
import type { LeadWaitStore } from "../../../../core/lead-wait/lead-wait-store.ts";
import type { Db } from "../../db.ts";
import { leadStandings } from "./lead-standings.ts";

/** Longer than one round takes. A wait that was last seen before that was not watched in between. */
const SEEN_MS = 5 * 60_000;

export function leadWaitStore(db: Db): LeadWaitStore {
  return {
    ...leadStandings(db),
    async note({ workspaceId, ownerId, kind, since, addresses }, { at, forMs }) {
      const watchedFrom = new Date(at.getTime() - forMs);
      const seenAfter = new Date(at.getTime() - SEEN_MS);
      const [row] = await db.$queryRaw<{ id: string; isNews: boolean }[]>`
        WITH before AS (
          SELECT id, told_at, addresses FROM lead_wait
          WHERE workspace_id = ${workspaceId}::uuid AND owner_id IS NOT DISTINCT FROM ${ownerId}::uuid AND kind = ${kind}
            AND ended_at IS NULL
        ), noted AS (
          INSERT INTO lead_wait AS wait (id, workspace_id, owner_id, kind, since, seen_from, seen_at, addresses)
          VALUES (gen_random_uuid(), ${workspaceId}::uuid, ${ownerId}::uuid, ${kind}, ${since}, ${at}, ${at}, ${addresses})
          ON CONFLICT (workspace_id, (coalesce(owner_id, workspace_id)), kind) WHERE ended_at IS NULL DO UPDATE SET
            since = least(wait.since, EXCLUDED.since), addresses = EXCLUDED.addresses, seen_at = greatest(wait.seen_at, ${at}),
            seen_from = CASE WHEN wait.seen_at < ${seenAfter} THEN ${at} ELSE wait.seen_from END,
            told_at = coalesce(wait.told_at, CASE WHEN wait.seen_at >= ${seenAfter} AND wait.seen_from <= ${watchedFrom} THEN ${at}::timestamptz END)
          RETURNING id, told_at, addresses
        )
        SELECT noted.id, noted.told_at IS NOT NULL
          AND (before.told_at IS NULL OR before.addresses IS DISTINCT FROM noted.addresses) AS "isNews"
        FROM noted LEFT JOIN before ON before.id = noted.id`;
      return row?.isNews ? row.id : null;
    },
    async get(id) {
      const row = await db.leadWait.findUnique({
        where: { id },
        select: {
          id: true,
          workspaceId: true,
          ownerId: true,
          kind: true,
          since: true,
          addresses: true,
          endedAt: true,
        },
      });
      return row && { ...row, kind: row.kind as WaitKind };
    },
    async open(workspaceId, take) {
      const rows = await db.leadWait.findMany({
        where: { workspaceId, endedAt: null, toldAt: { not: null } },
        orderBy: { since: "desc" },
        select: { id: true },
        take,
      });
      return rows.map(({ id }) => id);
    },
    async endOthers(notedAt) {
      const others = { endedAt: null, seenAt: { lt: notedAt } };
      await db.leadWait.deleteMany({ where: { ...others, toldAt: null } });
      return db.leadWait.updateManyAndReturn({
        where: others,
        data: { endedAt: notedAt },
        select: { id: true, workspaceId: true },
      });
    },
  };
}
