import { goOnWithout } from "../../core/reconnect/go-on-without.ts";
import { sayList } from "../../core/words/say.ts";
import type { NoticePressHandler } from "../notice-press.ts";
import { reply } from "../reply.ts";

const press: NoticePressHandler = async (ctx, id) => {
  const reconnect = await ctx.store.reconnects.get(id);
  if (reconnect === null) return null;
  return {
    workspaceId: reconnect.workspaceId,
    mailboxId: reconnect.mailboxId,
    async press(member) {
      const result = await goOnWithout(ctx, { reconnectId: id, memberId: member.id });
      switch (result.kind) {
        case "goes-on":
          return reply(`The reconnect goes on without ${sayList(result.folders)}. The receipt says so.`);
        case "not-yours":
          return reply("Those who look after this mailbox decide that.");
        case "not-asked":
          return reply("Nothing is to be decided any more. The message is brought up to date.");
      }
    },
  };
};

/** “Continue without it”, for a reconnect that waits for a folder. */
export const folderPresses = { "go-without-folder": press };
