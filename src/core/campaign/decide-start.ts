import type { Rooms } from "../store.ts";
import type { CampaignStart } from "./campaign-store.ts";

/**
 * Decides whether a campaign that a person starts or resumes runs at once. It waits for a disconnection only when none of its
 * mailboxes can be used. Every open disconnection lists it in either case, as if it had run when that disconnection began.
 */
export async function decideStart(
  tx: Pick<Rooms, "campaigns">,
  campaignId: string,
): Promise<{ start: CampaignStart; addresses: string[] }> {
  const { down, usable } = await tx.campaigns.reach(campaignId);
  await tx.campaigns.listWithDisconnections(campaignId);
  const [last] = down;
  return {
    start:
      usable || last === undefined
        ? { kind: "running" }
        : { kind: "waiting", disconnectionId: last.disconnectionId },
    addresses: down.map(({ address }) => address),
  };
}
