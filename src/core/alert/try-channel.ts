import type { Chats } from "../chat/chats.ts";
import type { Shown } from "../chat/delivered.ts";
import type { Destination } from "../chat/destination.ts";
import type { MessageView } from "../chat/message-view.ts";
import { commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { askToTell, askToTellAdmins } from "./report-dead-channel.ts";

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
  // It may have been given up since: its people are told nothing of this workspace then.
  if (!(await ctx.store.channels.isChosen(workspaceId, { platform, channel }))) return { kind: "shown" };
  const answer = await chat.post(channel, greeting(workspace.name), { ref: null, mark: null });
  switch (answer.kind) {
    case "later":
      return answer;
    case "dead": {
      const place = { kind: "channel", platform, id: channel } as const;
      const dead = { workspaceId, place, why: answer.why };
      await commit(ctx, null, async (tx) => {
        const at = ctx.clock.now();
        await askToTellAdmins(tx, dead, at);
        await askToTell(tx, dead, memberId, at);
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
