import { findFirstInChat } from "../../core/chat/find-in-chat.ts";
import { commit } from "../../core/commit.ts";
import type { AlertMessage } from "../../core/incident/alert-message.ts";
import type { BotContext } from "../bot-kinds.ts";
import { type Reply, reply } from "../reply.ts";
import { type AtIncident, onOpen } from "./on-incident.ts";

/** Asks the first of those who may reconnect and can be reached, once for each who asks. */
export const ask = onOpen(pressAsk);

async function pressAsk(ctx: BotContext, { member: asker, incident, open }: AtIncident): Promise<Reply> {
  const entitled = await ctx.store.fixers.entitled(open.first.mailboxId);
  const fixer = (await findFirstInChat(ctx, ctx.chats, entitled))?.member ?? null;
  if (fixer === null) {
    const [first] = entitled;
    return reply(
      `Unpause cannot find ${first?.name ?? "anybody who may"} in this chat. Write to ${first?.email ?? "your admin"}.`,
    );
  }
  const at = ctx.clock.now();
  const isAsked = await commit(ctx, null, async (tx) => {
    if (!(await tx.chatInputs.first(`ask:${incident.id}:${asker.id}:${fixer.id}`, at))) return false;
    const { id: incidentId, workspaceId } = incident;
    const who = { askerId: asker.id, memberId: fixer.id };
    const message: AlertMessage = { kind: "ask-fixer", incidentId, ...who, handsOver: false };
    await tx.say(workspaceId, `ask:${incidentId}:${asker.id}`, message, at);
    return true;
  });
  if (!isAsked)
    return reply(`You have asked ${fixer.name} already. The message here changes when it is fixed.`);
  return reply(`${fixer.name} is asked in a direct message. The message here changes when it is fixed.`);
}
