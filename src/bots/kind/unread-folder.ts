import { goOnWithout } from "../../core/reconnect/go-on-without.ts";
import { GO_ON_WITHOUT_WORDS } from "../../core/reconnect/go-on-without-words.ts";
import type { Reconnect } from "../../core/reconnect/reconnect-store.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { BotContext } from "../bot-kinds.ts";
import type { Reply } from "../reply.ts";
import { replyOf } from "../reply-of-outcome.ts";
import { noticeKind } from "./notice-kind.ts";

/** A reconnect that waits for a folder. */
export const unreadFolderKind = noticeKind<Reconnect>({
  kind: "unread-folder",
  get: ({ store }, id) => store.reconnects.get(id),
  mailboxOf: ({ mailboxId }) => mailboxId,
  presses: { "go-without-folder": continueWithout },
});

async function continueWithout(ctx: BotContext, member: Member, { id }: Reconnect): Promise<Reply> {
  const result = await goOnWithout(ctx, { reconnectId: id, memberId: member.id });
  return replyOf(outcomeOf(GO_ON_WITHOUT_WORDS, result, null));
}
