import type { ChatAttemptStore } from "../../../../core/chat/chat-attempt-store.ts";
import type { Db } from "../../db.ts";
import type { ChatAttemptModel } from "../../generated/models.ts";

const MOST_ROUNDS = 20;
/** A client can name any place, so that not all of them are kept. */
const MOST_OTHER_REFS = 10;

export function chatAttemptStore(db: Db): ChatAttemptStore {
  return {
    async begin({ id, workspaceId, platform, mark, conversation, card }, at) {
      // Of two processes that begin at once, one finds the other's attempt there, and supersedes it in the next round.
      for (let round = 0; round < MOST_ROUNDS; round++) {
        const begun = await db.$executeRaw`
          WITH earlier AS (
            UPDATE chat_attempt SET superseded_at = ${at}
            WHERE platform = ${platform} AND mark = ${mark} AND superseded_at IS NULL RETURNING id
          )
          INSERT INTO chat_attempt (id, workspace_id, platform, mark, conversation, at, card)
          SELECT ${id}::uuid, ${workspaceId}::uuid, ${platform}, ${mark}, ${conversation}, ${at}, ${JSON.stringify(card)}::jsonb
          FROM (SELECT count(*) FROM earlier) superseded
          ON CONFLICT (platform, mark) WHERE superseded_at IS NULL DO NOTHING`;
        if (begun === 1) return;
      }
      throw new Error("Other processes keep beginning attempts to post the same message.");
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
      await db.$executeRaw`
        UPDATE chat_attempt SET other_refs = array_append(other_refs, ${messageRef})
        WHERE id = ${id}::uuid AND message_ref <> ${messageRef} AND NOT ${messageRef} = ANY(other_refs)
          AND cardinality(other_refs) < ${MOST_OTHER_REFS}`;
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
