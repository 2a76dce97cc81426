import type { AuditContext } from "../audit/append-rows.ts";
import { audited } from "../audit/audited.ts";
import { isChannelId, NOT_A_CHANNEL } from "../chat/destination.ts";
import type { Context } from "../context.ts";
import { mayUseChannel, OF_ANOTHER } from "./may-use-channel.ts";

export type ChooseChannelResult =
  | { kind: "chosen" }
  | { kind: "no-such-campaign" }
  | { kind: "unclear"; why: string };

/** Says where a campaign's alerts go. @param wished - "": where the workspace's go */
export async function chooseChannel(
  ctx: AuditContext & Pick<Context, "live">,
  { workspaceId, campaignId, memberId }: { workspaceId: string; campaignId: string; memberId: string },
  wished: string,
): Promise<ChooseChannelResult> {
  const channel = wished.trim();
  if (channel !== "" && !isChannelId(channel)) {
    return { kind: "unclear", why: NOT_A_CHANNEL };
  }
  const chosen = await audited(ctx, async (tx, note) => {
    if (!(await mayUseChannel(tx, workspaceId, channel || null))) return null;
    const chosen = await tx.campaigns.chooseChannel(workspaceId, campaignId, channel || null);
    if (chosen) note({ kind: "channel-chosen", workspaceId, memberId, data: { campaignId } });
    return chosen;
  });
  if (chosen === null) return { kind: "unclear", why: OF_ANOTHER };
  if (chosen) ctx.live.changed(workspaceId);
  return { kind: chosen ? "chosen" : "no-such-campaign" };
}
