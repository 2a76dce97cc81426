import type { NewIncident } from "../../../../core/incident/incident-store.ts";
import type { Db } from "../../db.ts";
import { Prisma } from "../../generated/client.ts";

/** Opens an incident, or joins the one that gathers for its scope and cause. */
export async function openOrJoin(db: Db, incident: NewIncident): Promise<{ id: string; isNew: boolean }> {
  const joined = await join(db, incident);
  return joined === null ? open(db, incident) : { id: joined, isNew: false };
}

/**
 * A process that joins late in the time of gathering prolongs it. The others need not wait for that, nor it for them. They take
 * only the shared lock, which keeps the incident from ending before we commit.
 */
async function join(
  db: Db,
  { workspaceId, scope, cause, at, gatherMs }: NewIncident,
): Promise<string | null> {
  const gathering = Prisma.sql`workspace_id = ${workspaceId}::uuid AND scope = ${scope} AND cause = ${cause}::"Cause"
    AND ended_at IS NULL AND NOT gathered`;
  const [row] =
    gatherMs === null
      ? await db.$queryRaw<{ id: string }[]>`
        SELECT id FROM incident WHERE ${gathering} AND (gathers_until IS NULL OR gathers_until > ${at}) FOR SHARE`
      : await db.$queryRaw<{ id: string }[]>`
        WITH prolonged AS (
          UPDATE incident SET gathers_until = ${later(at, gatherMs)}
          WHERE ${gathering} AND gathers_until > ${at} AND gathers_until < ${later(at, gatherMs / 2)}
          RETURNING id
        ), joined AS (
          SELECT id FROM incident
          WHERE NOT EXISTS (SELECT FROM prolonged) AND ${gathering} AND (gathers_until IS NULL OR gathers_until > ${at})
          FOR SHARE
        )
        SELECT id FROM prolonged UNION ALL SELECT id FROM joined`;
  return row?.id ?? null;
}

async function open(
  db: Db,
  { workspaceId, scope, cause, diagnosis, at, gatherMs }: NewIncident,
): Promise<{ id: string; isNew: boolean }> {
  await db.incident.updateMany({
    where: { workspaceId, scope, cause, endedAt: null, gathered: false, gathersUntil: { lte: at } },
    data: { gathered: true },
  });
  // Where another process opened it at this moment, the update that changes nothing takes the row's lock, and it cannot end.
  const [row] = await db.$queryRaw<[{ id: string; isNew: boolean }]>`
    INSERT INTO incident (id, workspace_id, scope, cause, diagnosis, opened_at, gathers_until)
    VALUES (gen_random_uuid(), ${workspaceId}::uuid, ${scope}, ${cause}::"Cause", ${JSON.stringify(diagnosis)}::jsonb, ${at},
      ${gatherMs === null ? null : later(at, gatherMs)})
    ON CONFLICT (workspace_id, scope, cause) WHERE ended_at IS NULL AND NOT gathered DO UPDATE SET scope = EXCLUDED.scope
    RETURNING id, xmax = 0 AS "isNew"`;
  return row;
}

const later = (at: Date, ms: number) => new Date(at.getTime() + ms);
