import type { DrillStore } from "../../../../core/drill/drill-store.ts";
import type { Db } from "../../db.ts";

export function drillStore(db: Db): DrillStore {
  const changed = async (id: string, more: object, data: object) =>
    (await db.drill.updateMany({ where: { id, endedAt: null, ...more }, data })).count === 1;
  return {
    async start(drill) {
      const [row] = await db.drill.createManyAndReturn({
        data: [drill],
        skipDuplicates: true,
        select: { id: true },
      });
      return row?.id ?? null;
    },
    get: (id) => db.drill.findUnique({ where: { id } }),
    take: (id, takenById, takenAt) => changed(id, { takenAt: null }, { takenById, takenAt }),
    open: (id, openedAt) => changed(id, { openedAt: null }, { openedAt }),
    end: (id, endedById, endedAt) => changed(id, {}, { endedById, endedAt }),
    async overdue(before, take) {
      const rows = await db.drill.findMany({
        where: { endedAt: null, startedAt: { lte: before } },
        select: { id: true },
        take,
      });
      return rows.map((row) => row.id);
    },
  };
}
