import { channelOf } from "../../core/chat/channel-of.ts";
import type { ChatPort } from "../../core/chat/chat-port.ts";
import { type CommitContext, commit } from "../../core/commit.ts";
import type { Context } from "../../core/context.ts";
import type { AlertMessage } from "../../core/incident/alert-message.ts";
import type { Incident } from "../../core/incident/incident-store.ts";
import type { Entitled, Member } from "../../core/workspace/member.ts";
import { type Reply, reply } from "../reply.ts";

/** Asks the first of those who may reconnect and can be reached, once for each who asks. */
export async function pressAsk(
  ctx: CommitContext,
  chat: Pick<ChatPort, "platform" | "person">,
  asker: Member,
  incident: Incident,
  mailboxId: string,
): Promise<Reply> {
  const entitled = await ctx.store.fixers.entitled(mailboxId);
  const fixer = await firstReached(ctx, chat, entitled);
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

async function firstReached(
  { store }: Pick<Context, "store">,
  chat: Pick<ChatPort, "platform" | "person">,
  entitled: Entitled[],
) {
  for (const fixer of entitled) if ((await channelOf({ store }, chat, fixer)) !== null) return fixer;
  return null;
}
