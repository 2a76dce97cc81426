import type { AlertStore } from "../../core/alert/alert-store.ts";
import type { Db } from "./store.ts";

export function alertStore(db: Db): AlertStore {
  return {
    async openOrGet({ workspaceId, incidentId, platform, channel }) {
      await db.alert.createMany({
        data: [{ workspaceId, incidentId, platform, channel }],
        skipDuplicates: true,
      });
      return db.alert.findUniqueOrThrow({
        where: { incidentId_platform_channel: { incidentId, platform, channel } },
        select: { id: true, messageRef: true, shown: true },
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
        data: { messageRef: null, shown: null },
      });
      return count > 0;
    },
    async forget(id) {
      await db.alert.update({ where: { id }, data: { messageRef: null, shown: null } });
    },
  };
}
