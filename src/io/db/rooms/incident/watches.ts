import type { WatchStore } from "../../../../core/incident/watch-store.ts";
import type { Db } from "../../db.ts";

export function watchStore(db: Db): WatchStore {
  return {
    async open(workspaceId, incidentId, watch) {
      await db.watch.createMany({ data: [{ workspaceId, incidentId, ...watch }], skipDuplicates: true });
    },
    get: (incidentId) =>
      db.watch.findUnique({
        where: { incidentId },
        select: {
          takenBy: { select: { id: true, name: true } },
          takenAt: true,
          snoozedUntil: true,
          nudges: true,
          nextNudgeAt: true,
          reachAt: true,
        },
      }),
    async take(incidentId, takenById, from, takenAt, nextNudgeAt) {
      const { count } = await db.watch.updateMany({
        where: { incidentId, takenById: from, incident: { endedAt: null } },
        data: { takenById, takenAt, nextNudgeAt, nudges: 0, snoozedUntil: null },
      });
      return count === 1;
    },
    async letGo(incidentId, memberId, nextNudgeAt) {
      const { count } = await db.watch.updateMany({
        where: { incidentId, takenById: memberId },
        data: { takenById: null, takenAt: null, nextNudgeAt, nudges: 0 },
      });
      return count === 1;
    },
    async snooze(incidentId, until) {
      await db.watch.updateMany({
        where: { incidentId },
        data: { snoozedUntil: until, nextNudgeAt: until },
      });
    },
    async due(now, take) {
      const rows = await db.watch.findMany({
        where: { nextNudgeAt: { lte: now } },
        orderBy: { nextNudgeAt: "asc" },
        select: { incidentId: true },
        take,
      });
      return rows.map((row) => row.incidentId);
    },
    async unreached(now, take) {
      const rows = await db.watch.findMany({
        where: { reachAt: { lte: now } },
        orderBy: { reachAt: "asc" },
        select: { incidentId: true },
        take,
      });
      return rows.map((row) => row.incidentId);
    },
    async reached(incidentId, was, reachAt) {
      const { count } = await db.watch.updateMany({ where: { incidentId, reachAt: was }, data: { reachAt } });
      return count === 1;
    },
    async nudged(incidentId, was, { takeBack, ...next }) {
      const { count } = await db.watch.updateMany({
        where: { incidentId, nextNudgeAt: was },
        data: { ...next, ...(takeBack && { takenById: null, takenAt: null }) },
      });
      return count === 1;
    },
  };
}
