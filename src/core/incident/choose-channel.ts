import { type CommitContext, commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { askToTryChannel } from "./ask-to-try-channel.ts";
import { mayUseChannel, OF_ANOTHER } from "./may-use-channel.ts";

export type ChooseChannelResult =
  | { kind: "chosen" }
  | { kind: "no-such-campaign" }
  | { kind: "unclear"; why: string };

/** Says where a campaign's alerts go on a platform. @param wished - as it was typed; "": where the workspace's go */
export async function chooseChannel(
  ctx: CommitContext & Pick<Context, "platforms">,
  { workspaceId, campaignId, memberId }: { workspaceId: string; campaignId: string; memberId: string },
  { platform, wished }: { platform: string; wished: string },
): Promise<ChooseChannelResult> {
  const read = wished.trim() === "" ? null : ctx.platforms[platform]?.readChannel(wished.trim());
  if (read === undefined) return { kind: "unclear", why: NO_SUCH_CHAT };
  if (read?.kind === "unclear") return read;
  const chosen = await commit(ctx, workspaceId, async (tx) => {
    if (read && !(await mayUseChannel(tx, workspaceId, { platform, channel: read.channel }))) return null;
    const channel = read && { channel: read.channel, name: read.name };
    const chosen = await tx.channels.choose({ workspaceId, campaignId }, platform, channel);
    if (!chosen) return false;
    tx.note({ kind: "channel-chosen", workspaceId, memberId, data: { campaignId } });
    if (channel !== null)
      await askToTryChannel(
        tx,
        { workspaceId, memberId, platform, channel: channel.channel },
        ctx.clock.now(),
      );
    return true;
  });
  if (chosen === null) return { kind: "unclear", why: OF_ANOTHER };
  return { kind: chosen ? "chosen" : "no-such-campaign" };
}

export const NO_SUCH_CHAT = "This Unpause does not know that chat.";
