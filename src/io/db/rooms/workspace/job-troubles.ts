import type { JobTrouble, JobTroubleStore } from "../../../../core/job/job-trouble-store.ts";
import type { Db } from "../../db.ts";

export function jobTroubleStore(db: Db): JobTroubleStore {
  return {
    async threw({ kind, subject }, message, at) {
      const [row] = await db.$queryRaw<[JobTrouble]>`
        INSERT INTO job_trouble (id, kind, subject, since, last_at, count, message)
        VALUES (gen_random_uuid(), ${kind}, ${subject}, ${at}, ${at}, 1, ${message})
        ON CONFLICT (kind, subject) WHERE ended_at IS NULL
        DO UPDATE SET count = job_trouble.count + 1, last_at = EXCLUDED.last_at, message = EXCLUDED.message
        RETURNING id, kind, subject, since, last_at AS "lastAt", count, message, ended_at AS "endedAt"`;
      return row;
    },
    async worked({ kind, subject }, endedAt) {
      const [row] = await db.jobTrouble.updateManyAndReturn({
        where: { kind, subject, endedAt: null },
        data: { endedAt },
      });
      return row ?? null;
    },
    get: (id) => db.jobTrouble.findUnique({ where: { id } }),
    open: (least, take) =>
      db.jobTrouble.findMany({
        where: { endedAt: null, count: { gte: least } },
        orderBy: { since: "asc" },
        take,
      }),
    async forget(before) {
      await db.jobTrouble.deleteMany({ where: { endedAt: { lt: before } } });
    },
  };
}
