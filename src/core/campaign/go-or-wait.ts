import type { Rooms } from "../store.ts";
import type { Go } from "./campaign-store.ts";

/**
 * Whether a campaign that a person sets going can go, or has to wait for a disconnection: only when none of its mailboxes
 * can be used. Either way it is on the list of each that is open, as if it had run when that began.
 */
export async function goOrWait(
  tx: Pick<Rooms, "campaigns">,
  campaignId: string,
): Promise<{ go: Go; addresses: string[] }> {
  const { down, usable } = await tx.campaigns.reach(campaignId);
  await tx.campaigns.listWithDisconnections(campaignId);
  const [last] = down;
  return {
    go:
      usable || last === undefined
        ? { kind: "running" }
        : { kind: "waiting", disconnectionId: last.disconnectionId },
    addresses: down.map(({ address }) => address),
  };
}
