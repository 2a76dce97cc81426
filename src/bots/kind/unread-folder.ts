import { goOnWithout } from "../../core/reconnect/go-on-without.ts";
import type { Reconnect } from "../../core/reconnect/reconnect-store.ts";
import { sayList } from "../../core/words/say.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { BotContext } from "../bot-kinds.ts";
import { type Reply, reply } from "../reply.ts";
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
  switch (result.kind) {
    case "goes-on":
      return reply(`The reconnect goes on without ${sayList(result.folders)}. The receipt says so.`);
    case "not-yours":
      return reply("Those who look after this mailbox decide that.");
    case "not-asked":
      return reply("Nothing is to be decided any more. The message is brought up to date.");
  }
}
