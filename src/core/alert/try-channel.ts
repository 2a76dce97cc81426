import type { Chats } from "../chat/chats.ts";
import type { Shown } from "../chat/delivered.ts";
import type { Destination } from "../chat/destination.ts";
import type { MessageView } from "../chat/message-view.ts";
import { commit } from "../commit.ts";
import type { Context } from "../context.ts";
import type { AlertMessage } from "../incident/alert-message.ts";
import { askToTellAdmins } from "./report-dead-channel.ts";

/**
 * Says in a channel that alerts come there from now on. So a channel that takes no message is noticed when it is chosen, and not
 * when a mailbox is lost. The member who chose it is told, and every admin.
 */
export async function tryChannel(
  ctx: Context,
  chats: Chats,
  workspaceId: string,
  { platform, channel, memberId }: { memberId: string } & Destination,
): Promise<Shown> {
  const chat = await chats.at(workspaceId, platform);
  const workspace = await ctx.store.members.workspace(workspaceId);
  if (chat === null || workspace === null) return { kind: "shown" };
  const answer = await chat.post(channel, greeting(workspace.name), { ref: null, mark: null });
  switch (answer.kind) {
    case "later":
      return answer;
    case "dead": {
      const { why } = answer;
      await commit(ctx, null, async (tx) => {
        const at = ctx.clock.now();
        const place = { kind: "channel", platform, id: channel } as const;
        await askToTellAdmins(tx, { workspaceId, place, why }, at);
        const message: AlertMessage = { kind: "tell-dead-channel", memberId, place, why };
        await tx.say(workspaceId, `dead:${channel}:${memberId}`, message, at);
      });
      return { kind: "shown" };
    }
    case "posted":
    case "gone":
    case "uneditable":
      return { kind: "shown" };
  }
}

const greeting = (workspace: string): MessageView => ({
  about: null,
  stage: "over",
  title: `Alerts of ${workspace} come here`,
  text: "When a mailbox loses its connection, a message here says why, who can fix it, and how.",
  facts: [],
  steps: [],
  actions: [],
  why: null,
});
