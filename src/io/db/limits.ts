import { randomUUID } from "node:crypto";
import type { LimitStore } from "../../core/limit/limit-store.ts";
import type { Db } from "./db.ts";

export function limitStore(db: Db): LimitStore {
  return {
    async take(key, places, now, until) {
      // A process that loses a free place to another at the same moment tries the next one. Each time, one of them got a place.
      for (let round = 0; round <= places; round++) {
        const useId = randomUUID();
        const [row] = await db.$queryRaw<{ place: number }[]>`
          INSERT INTO limit_use (key, place, use_id, until)
          SELECT ${key}, free.place, ${useId}::uuid, ${until} FROM generate_series(1, ${places}::int) AS free(place)
          WHERE NOT EXISTS (SELECT 1 FROM limit_use AS taken
            WHERE taken.key = ${key} AND taken.place = free.place AND taken.until > ${now})
          ORDER BY random() LIMIT 1
          ON CONFLICT (key, place) DO UPDATE SET use_id = EXCLUDED.use_id, until = EXCLUDED.until
          WHERE limit_use.until <= ${now}
          RETURNING place`;
        if (row !== undefined) return { kind: "taken", use: { key, place: row.place, useId } };
        const taken = await db.limitUse.findMany({
          where: { key, place: { lte: places }, until: { gt: now } },
          orderBy: { until: "asc" },
          select: { until: true },
        });
        const [first] = taken;
        if (first !== undefined && taken.length >= places) return { kind: "full", until: first.until };
      }
      return { kind: "full", until };
    },
    async giveBack({ key, place, useId }) {
      await db.limitUse.deleteMany({ where: { key, place, useId } });
    },
    async prolong({ key, place, useId }, until) {
      const kept = await db.limitUse.updateMany({ where: { key, place, useId }, data: { until } });
      return kept.count === 1;
    },
    async forget(before) {
      await db.limitUse.deleteMany({ where: { until: { lt: before } } });
    },
  };
}
