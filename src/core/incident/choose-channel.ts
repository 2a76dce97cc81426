import { type CommitContext, commit } from "../commit.ts";
import type { Context } from "../context.ts";
import { OF_ANOTHER } from "./may-use-channel.ts";
import { putAlertsIn } from "./put-alerts-in.ts";

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
  const chosen = read && { channel: read.channel, name: read.name };
  const put = await commit(ctx, workspaceId, async (tx) => {
    const whose = { workspaceId, campaignId, memberId };
    const put = await putAlertsIn(tx, whose, { platform, chosen }, ctx.clock.now());
    if (put === "put") tx.note({ kind: "channel-chosen", workspaceId, memberId, data: { campaignId } });
    return put;
  });
  if (put === "of-another") return { kind: "unclear", why: OF_ANOTHER };
  return { kind: put === "put" ? "chosen" : "no-such-campaign" };
}

export const NO_SUCH_CHAT = "This Unpause does not know that chat.";
