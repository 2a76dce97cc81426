import { isChannelId, NOT_A_CHANNEL } from "../chat/destination.ts";
import { type CommitContext, commit } from "../commit.ts";
import { mayUseChannel, OF_ANOTHER } from "./may-use-channel.ts";

export type ChooseChannelResult =
  | { kind: "chosen" }
  | { kind: "no-such-campaign" }
  | { kind: "unclear"; why: string };

/** Says where a campaign's alerts go. @param wished - "": where the workspace's go */
export async function chooseChannel(
  ctx: CommitContext,
  { workspaceId, campaignId, memberId }: { workspaceId: string; campaignId: string; memberId: string },
  wished: string,
): Promise<ChooseChannelResult> {
  const channel = wished.trim();
  if (channel !== "" && !isChannelId(channel)) {
    return { kind: "unclear", why: NOT_A_CHANNEL };
  }
  const chosen = await commit(ctx, workspaceId, async (tx) => {
    if (!(await mayUseChannel(tx, workspaceId, channel || null))) return null;
    const chosen = await tx.campaigns.chooseChannel(workspaceId, campaignId, channel || null);
    if (chosen) tx.note({ kind: "channel-chosen", workspaceId, memberId, data: { campaignId } });
    return chosen;
  });
  if (chosen === null) return { kind: "unclear", why: OF_ANOTHER };
  return { kind: chosen ? "chosen" : "no-such-campaign" };
}
