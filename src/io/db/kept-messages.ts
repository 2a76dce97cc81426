import type { KeptMessageStore } from "../../core/notice/kept-message-store.ts";
import type { Db } from "./store.ts";

const KEPT = {
  id: true,
  platform: true,
  channel: true,
  memberId: true,
  messageRef: true,
  postingAt: true,
  shown: true,
  deadWhy: true,
} as const;

export function keptMessageStore(db: Db): KeptMessageStore {
  return {
    async openOrGet(workspaceId, { kind: aboutKind, id: aboutId }, { platform, channel, memberId }) {
      await db.keptMessage.createMany({
        data: [{ workspaceId, aboutKind, aboutId, platform, channel, memberId }],
        skipDuplicates: true,
      });
      return db.keptMessage.findUniqueOrThrow({
        where: { aboutKind_aboutId_platform_channel: { aboutKind, aboutId, platform, channel } },
        select: KEPT,
      });
    },
    of: ({ kind: aboutKind, id: aboutId }) =>
      db.keptMessage.findMany({ where: { aboutKind, aboutId }, orderBy: { id: "asc" }, select: KEPT }),
    async posting(id, postingAt) {
      await db.keptMessage.update({ where: { id }, data: { postingAt } });
    },
    async posted(id, messageRef, shown, postedAt) {
      await db.keptMessage.update({ where: { id }, data: { messageRef, shown, postedAt } });
    },
    async forget(id) {
      await db.keptMessage.update({
        where: { id },
        data: { messageRef: null, postingAt: null, shown: null },
      });
    },
    async dead(id, deadWhy) {
      await db.keptMessage.update({ where: { id }, data: { deadWhy } });
    },
  };
}
