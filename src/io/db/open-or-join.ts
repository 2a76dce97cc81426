import type { NewIncident } from "../../core/incident/incident-store.ts";
import type { Db } from "./store.ts";

/** Opens an incident, or joins the one that gathers for its scope and cause. */
export async function openOrJoin(db: Db, incident: NewIncident): Promise<{ id: string; isNew: boolean }> {
  const joined = (await joinAndExtend(db, incident)) ?? (await joinGathering(db, incident));
  return joined === null ? open(db, incident) : { id: joined, isNew: false };
}

/** Who joins late in the time of gathering prolongs it; the others need not wait for this update, nor it for them. */
async function joinAndExtend(
  db: Db,
  { workspaceId, scope, cause, at, gatherMs }: NewIncident,
): Promise<string | null> {
  if (gatherMs === null) return null;
  const [row] = await db.$queryRaw<{ id: string }[]>`
    UPDATE incident SET gathers_until = ${later(at, gatherMs)}
    WHERE workspace_id = ${workspaceId}::uuid AND scope = ${scope} AND cause = ${cause}::"Cause"
      AND ended_at IS NULL AND NOT gathered AND gathers_until > ${at} AND gathers_until < ${later(at, gatherMs / 2)}
    RETURNING id`;
  return row?.id ?? null;
}

/** The shared lock keeps it from ending before we commit. */
async function joinGathering(db: Db, { workspaceId, scope, cause, at }: NewIncident): Promise<string | null> {
  const [row] = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM incident
    WHERE workspace_id = ${workspaceId}::uuid AND scope = ${scope} AND cause = ${cause}::"Cause"
      AND ended_at IS NULL AND NOT gathered AND (gathers_until IS NULL OR gathers_until > ${at})
    FOR SHARE`;
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
  // Where somebody else opened it in this very moment, the update that changes nothing takes the row's lock, and it cannot end.
  const [row] = await db.$queryRaw<[{ id: string; isNew: boolean }]>`
    INSERT INTO incident (id, workspace_id, scope, cause, diagnosis, opened_at, gathers_until)
    VALUES (gen_random_uuid(), ${workspaceId}::uuid, ${scope}, ${cause}::"Cause", ${JSON.stringify(diagnosis)}::jsonb, ${at},
      ${gatherMs === null ? null : later(at, gatherMs)})
    ON CONFLICT (workspace_id, scope, cause) WHERE ended_at IS NULL AND NOT gathered DO UPDATE SET scope = EXCLUDED.scope
    RETURNING id, xmax = 0 AS "isNew"`;
  return row;
}

const later = (at: Date, ms: number) => new Date(at.getTime() + ms);
