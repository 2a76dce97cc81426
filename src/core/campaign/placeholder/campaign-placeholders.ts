import type { Context } from "../../context.ts";
import { placeholdersOf, type StepPlaceholder } from "./steps-placeholders.ts";

/** Other tools' placeholders in the texts of a campaign that is there. */
export async function campaignPlaceholders(
  { store }: Pick<Context, "store">,
  { workspaceId, campaignId }: { workspaceId: string; campaignId: string },
): Promise<StepPlaceholder[]> {
  const campaign = await store.campaigns.get(workspaceId, campaignId);
  return campaign === null ? [] : placeholdersOf(campaign.steps, await store.leads.columns(campaignId));
}
