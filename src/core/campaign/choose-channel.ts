import { isChannelId, NOT_A_CHANNEL } from "../alert/channel-id.ts";
import type { Context } from "../context.ts";

export type ChooseChannelResult =
  | { kind: "chosen" }
  | { kind: "no_such_campaign" }
  | { kind: "unclear"; why: string };

/** Says where a campaign's alerts go. @param wished - "": where the workspace's go */
export async function chooseChannel(
  { store, live }: Pick<Context, "store" | "live">,
  { workspaceId, campaignId }: { workspaceId: string; campaignId: string },
  wished: string,
): Promise<ChooseChannelResult> {
  const channel = wished.trim();
  if (channel !== "" && !isChannelId(channel)) {
    return { kind: "unclear", why: NOT_A_CHANNEL };
  }
  const chosen = await store.campaigns.chooseChannel(workspaceId, campaignId, channel || null);
  if (chosen) live.changed(workspaceId);
  return { kind: chosen ? "chosen" : "no_such_campaign" };
}
