import type { ChatInputStore } from "../../../../core/chat/once-store.ts";
import type { Db } from "../../db.ts";

export function chatInputStore(db: Db): ChatInputStore {
  return {
    async first(key, at) {
      const { count } = await db.chatInput.createMany({ data: [{ key, at }], skipDuplicates: true });
      return count === 1;
    },
    async forget(before) {
      await db.chatInput.deleteMany({ where: { at: { lt: before } } });
    },
  };
}
