import { type ExtraWhy, type KeptMessage, MESSAGE } from "../../../../core/chat/kept-message.ts";
import type { KeptMessageStore } from "../../../../core/chat/kept-message-store.ts";
import type { Saying } from "../../../../core/chat/saying.ts";
import type { Db } from "../../db.ts";
import type { KeptMessageModel } from "../../generated/models.ts";

export function keptMessageStore(db: Db): KeptMessageStore {
  return {
    async openOrGet(workspaceId, { kind: aboutKind, id: aboutId }, place) {
      const { platform, channel, memberId, part = MESSAGE, says } = place;
      await db.keptMessage.createMany({
        data: [{ workspaceId, aboutKind, aboutId, part, platform, channel, memberId, ...(says && { says }) }],
        skipDuplicates: true,
      });
      const row = await db.keptMessage.findUniqueOrThrow({
        where: {
          aboutKind_aboutId_part_platform_channel: { aboutKind, aboutId, part, platform, channel },
        },
      });
      return keptOf(row);
    },
    async get(id) {
      const row = await db.keptMessage.findUnique({ where: { id } });
      return row && keptOf(row);
    },
    async of({ kind: aboutKind, id: aboutId }) {
      const rows = await db.keptMessage.findMany({ where: { aboutKind, aboutId }, orderBy: { id: "asc" } });
      return rows.map(keptOf);
    },
    async at({ kind: aboutKind, id: aboutId }, platform, messageRef) {
      const row = await db.keptMessage.findFirst({ where: { aboutKind, aboutId, platform, messageRef } });
      return row && keptOf(row);
    },
    async posting(id, postingAt) {
      await db.keptMessage.update({ where: { id }, data: { postingAt } });
    },
    async posted(id, messageRef, shown, postedAt) {
      const reached = { editRefusedAt: null, deadWhy: null };
      await db.keptMessage.update({ where: { id }, data: { messageRef, shown, postedAt, ...reached } });
    },
    async found(id, messageRef) {
      const where = { id, messageRef: null, postingAt: { not: null } };
      await db.keptMessage.updateMany({ where, data: { messageRef } });
    },
    async forget(id) {
      await db.keptMessage.update({
        where: { id },
        data: { messageRef: null, postingAt: null, shown: null, editRefusedAt: null },
      });
    },
    async editRefused(id, messageRef, editRefusedAt) {
      await db.keptMessage.update({ where: { id }, data: { messageRef, editRefusedAt } });
    },
    async beginExtra(id, extraWhy, extraAt) {
      const { count } = await db.keptMessage.updateMany({
        where: { id, extraAt: null },
        data: { extraAt, extraWhy, messageRef: null, postingAt: null, shown: null, editRefusedAt: null },
      });
      return count === 1;
    },
    async dead(id, deadWhy) {
      await db.keptMessage.update({ where: { id }, data: { deadWhy } });
    },
    async countExtras() {
      const count = (extraWhy: ExtraWhy) => db.keptMessage.count({ where: { extraWhy } });
      return { "edit-refused": await count("edit-refused"), "answer-lost": await count("answer-lost") };
    },
  };
}

const keptOf = ({
  aboutKind,
  aboutId,
  says,
  extraAt,
  extraWhy,
  threadAt: _threadAt,
  ...row
}: KeptMessageModel): KeptMessage => ({
  ...row,
  about: { kind: aboutKind, id: aboutId },
  says: says as Saying | null,
  extra: extraAt && { at: extraAt, why: extraWhy as ExtraWhy },
});
