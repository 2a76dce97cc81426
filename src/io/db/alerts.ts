import type { AlertStore } from "../../core/alert/alert-store.ts";
import type { Db } from "./store.ts";

export function alertStore(db: Db): AlertStore {
  return {
    async openOrGet({ workspaceId, incidentId, platform, channel, memberId }) {
      await db.alert.createMany({
        data: [{ workspaceId, incidentId, platform, channel, memberId: memberId ?? null }],
        skipDuplicates: true,
      });
      return db.alert.findUniqueOrThrow({
        where: { incidentId_platform_channel: { incidentId, platform, channel } },
        select: { id: true, messageRef: true, postingAt: true, shown: true, postedAt: true },
      });
    },
    async posting(id, postingAt) {
      await db.alert.update({ where: { id }, data: { postingAt } });
    },
    async inPerson(incidentId, platform) {
      const rows = await db.alert.findMany({
        where: { incidentId, platform, memberId: { not: null } },
        orderBy: { id: "asc" },
        select: { memberId: true, channel: true, deadAt: true },
      });
      return rows.map(({ deadAt, ...row }) => ({ ...row, dead: deadAt !== null }));
    },
    async channels(incidentId, platform) {
      const rows = await db.alert.findMany({
        where: { incidentId, platform, memberId: null, messageRef: { not: null } },
        orderBy: { id: "asc" },
        select: { channel: true },
      });
      return rows.map((row) => row.channel);
    },
    async told(incidentId) {
      const rows = await db.alert.findMany({
        where: { incidentId, memberId: { not: null } },
        select: { memberId: true, platform: true, messageRef: true, deadAt: true },
      });
      return rows.flatMap(({ memberId, platform, messageRef, deadAt }) =>
        memberId === null
          ? []
          : [{ memberId, platform, delivered: messageRef !== null, dead: deadAt !== null }],
      );
    },
    async ownerOf(incidentId, platform, channel) {
      const row = await db.alert.findUnique({
        where: { incidentId_platform_channel: { incidentId, platform, channel } },
        select: { memberId: true, messageRef: true },
      });
      return row?.memberId ? { memberId: row.memberId, delivered: row.messageRef !== null } : null;
    },
    async dead(incidentId, platform, channel, deadAt) {
      await db.alert.updateMany({
        where: { incidentId, platform, channel },
        data: { deadAt },
      });
    },
    async revive(workspaceId, platform) {
      await db.alert.updateMany({
        where: { workspaceId, platform, deadAt: { not: null }, incident: { endedAt: null } },
        data: { deadAt: null },
      });
    },
    async posted(id, messageRef, shown, postedAt) {
      await db.alert.update({ where: { id }, data: { messageRef, shown, postedAt } });
    },
    async isPlaceOf(incidentId, platform, messageRef) {
      return (await db.alert.count({ where: { incidentId, platform, messageRef } })) > 0;
    },
    async forgetPlace(incidentId, platform, messageRef) {
      const { count } = await db.alert.updateMany({
        where: { incidentId, platform, messageRef },
        data: { messageRef: null, postingAt: null, shown: null },
      });
      return count > 0;
    },
    async placeOf(incidentId, platform, channel) {
      const row = await db.alert.findUnique({
        where: { incidentId_platform_channel: { incidentId, platform, channel } },
      });
      return row?.messageRef ?? null;
    },
    async beginThread(incidentId, platform, channel, threadAt) {
      const { count } = await db.alert.updateMany({
        where: { incidentId, platform, channel, threadAt: null },
        data: { threadAt },
      });
      return count === 1;
    },
    async forget(id) {
      await db.alert.update({ where: { id }, data: { messageRef: null, postingAt: null, shown: null } });
    },
  };
}
