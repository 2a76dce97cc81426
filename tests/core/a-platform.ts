import type { ChatPlatform } from "../../src/core/chat/chat-platform.ts";
import type { World } from "./world.ts";

/** A platform as tests know it that have no chat: a channel's id is a C and letters or digits. */
export const aPlatform: ChatPlatform = {
  title: "Slack",
  words: { name: "Slack", workspace: "Slack workspace", command: "/unpause", invite: "/invite @Unpause" },
  setUp: "Set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET",
  takesSecrets: true,
  channelHint: "Enter its id.",
  readChannel: (text) =>
    /^C[A-Z0-9]{8,}$/.test(text)
      ? { kind: "channel", channel: text, name: null }
      : { kind: "unclear", why: "That is not a channel id." },
};

/** Alerts of the workspace, or of all its campaigns, go to this channel from now on; null: to none of their own. */
export async function alertsGoTo(
  { ctx, prisma, workspaceId }: Pick<World, "ctx" | "prisma" | "workspaceId">,
  channel: string | null,
  { platform = "slack", campaigns = false }: { platform?: string; campaigns?: boolean } = {},
): Promise<void> {
  const chosen = channel === null ? null : { channel, name: null };
  const ids = campaigns
    ? await prisma.campaign.findMany({ where: { workspaceId }, select: { id: true } })
    : [];
  for (const campaignId of campaigns ? ids.map(({ id }) => id) : [null])
    await ctx.store.channels.choose({ workspaceId, campaignId }, platform, chosen);
}
