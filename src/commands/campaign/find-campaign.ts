import type { Campaign } from "../../core/campaign/campaign.ts";
import type { Context } from "../../core/context.ts";
import type { Out } from "../terminal/out.ts";

const IS_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** By its name or id. @returns null when there is none; then it has been said */
export async function findCampaign(
  { store }: Pick<Context, "store">,
  workspaceId: string,
  named: string,
  out: Out,
): Promise<Campaign | null> {
  const found =
    (await store.campaigns.byName(workspaceId, named)) ??
    (IS_ID.test(named) ? await store.campaigns.get(workspaceId, named) : null);
  if (found === null)
    out.say(`There is no campaign called “${named}”. To see them all: unpause campaign list`);
  return found;
}
