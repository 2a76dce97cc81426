import type { LateReadingStore } from "../../../../core/late-reading/late-reading-store.ts";
import type { Db } from "../../db.ts";

export function lateReadingStore(db: Db): LateReadingStore {
  return {
    async note({ workspaceId, ownerId, host, since, names }) {
      const rows = await db.$queryRaw<{ id: string }[]>`
        INSERT INTO late_reading (id, workspace_id, owner_id, host, since, names)
        VALUES (gen_random_uuid(), ${workspaceId}::uuid, ${ownerId}::uuid, ${host}, ${since}, ${names})
        ON CONFLICT (workspace_id, owner_id, host) WHERE ended_at IS NULL
        DO UPDATE SET names = EXCLUDED.names WHERE late_reading.names <> EXCLUDED.names
        RETURNING id`;
      return rows[0]?.id ?? null;
    },
    get: (id) => db.lateReading.findUnique({ where: { id } }),
    async open(workspaceId, take) {
      const rows = await db.lateReading.findMany({
        where: { workspaceId, endedAt: null },
        orderBy: { since: "desc" },
        select: { id: true },
        take,
      });
      return rows.map(({ id }) => id);
    },
    endOthers: (still, endedAt) =>
      db.lateReading.updateManyAndReturn({
        where: {
          endedAt: null,
          ...(still.length > 0 && {
            NOT: { OR: still.map(({ workspaceId, ownerId, host }) => ({ workspaceId, ownerId, host })) },
          }),
        },
        data: { endedAt },
        select: { id: true, workspaceId: true },
      }),
  };
}
