import type { ChatAttemptStore } from "../../../../core/chat/chat-attempt-store.ts";
import type { Db } from "../../db.ts";
import type { ChatAttemptModel } from "../../generated/models.ts";

export function chatAttemptStore(db: Db): ChatAttemptStore {
  return {
    async begin({ id, workspaceId, platform, mark, conversation, card }, at) {
      // One statement: two processes that begin at once cannot both be the message.
      await db.$executeRaw`
        WITH earlier AS (
          UPDATE chat_attempt SET superseded_at = ${at}
          WHERE platform = ${platform} AND mark = ${mark} AND superseded_at IS NULL
        )
        INSERT INTO chat_attempt (id, workspace_id, platform, mark, conversation, at, card)
        VALUES (${id}::uuid, ${workspaceId}::uuid, ${platform}, ${mark}, ${conversation}, ${at}, ${JSON.stringify(card)}::jsonb)`;
    },
    async forget(id) {
      await db.chatAttempt.deleteMany({ where: { id, messageRef: null } });
    },
    async present(platform, mark) {
      const row = await db.chatAttempt.findFirst({
        where: { platform, mark, supersededAt: null },
        orderBy: { at: "desc" },
      });
      return row && attemptOf(row);
    },
    async get(id) {
      const row = await db.chatAttempt.findUnique({ where: { id } });
      return row && attemptOf(row);
    },
    async standing(platform, messageRef) {
      const row = await db.chatAttempt.findFirst({ where: { platform, messageRef } });
      return row && attemptOf(row);
    },
    async found(id, messageRef) {
      const first = await db.chatAttempt.updateMany({
        where: { id, messageRef: null },
        data: { messageRef },
      });
      if (first.count === 1) return true;
      await db.chatAttempt.updateMany({
        where: { id, NOT: [{ messageRef }, { otherRefs: { has: messageRef } }] },
        data: { otherRefs: { push: messageRef } },
      });
      return false;
    },
    async shows(id, card) {
      await db.chatAttempt.updateMany({ where: { id }, data: { card } });
    },
  };
}

const attemptOf = ({ id, mark, conversation, at, messageRef, card, supersededAt }: ChatAttemptModel) => ({
  id,
  mark,
  conversation,
  at,
  messageRef,
  card: card as object,
  superseded: supersededAt !== null,
});
