import { Readable } from "node:stream";
import { createCampaign } from "./core/campaign/create-campaign.ts";
import { importLeads } from "./core/campaign/import-leads.ts";
import { startCampaign } from "./core/campaign/start-campaign.ts";
import type { Context } from "./core/context.ts";
import { readLeads } from "./io/csv/read-leads.ts";
import type { SandboxCampaign } from "./sandbox/sandbox-campaigns.ts";

export type SandboxPlace = { workspaceId: string; memberId: string; timeZone: string };

/**
 * Makes a campaign of the sandbox with its leads and starts it.
 *
 * @param haste - how many times as fast its steps follow each other
 * @throws when a campaign of this name is there already
 */
export async function startSandboxCampaign(
  ctx: Context,
  { workspaceId, memberId, timeZone }: SandboxPlace,
  campaign: SandboxCampaign,
  leadsCsv: string,
  haste = 1,
): Promise<void> {
  const definition = {
    ...campaign,
    steps: campaign.steps.map(({ delaySeconds, ...step }, index) => ({
      ...step,
      delaySeconds: Math.ceil(delaySeconds / haste),
      position: index + 1,
    })),
    schedule: { timeZone, days: [1, 2, 3, 4, 5, 6, 7], startMinute: 0, endMinute: 1440 },
    sharesLeads: false,
  };
  const created = await createCampaign(ctx, { workspaceId, memberId, definition });
  if (created.kind !== "created") throw new Error(`The sandbox's campaign was not made: ${created.kind}`);
  const { campaignId } = created;
  await bringLeads(ctx, { workspaceId, memberId }, campaignId, leadsCsv);
  await startCampaign({ ...ctx, urlTrouble: null }, { workspaceId, campaignId, memberId });
}

/** @returns how many of them are new to the workspace */
export async function bringLeads(
  ctx: Context,
  { workspaceId, memberId }: Omit<SandboxPlace, "timeZone">,
  campaignId: string,
  leadsCsv: string,
): Promise<number> {
  const source = Readable.from([Buffer.from(leadsCsv)]);
  const read = await importLeads(ctx, {
    workspaceId,
    campaignId,
    memberId,
    read: (take) => readLeads(source, take),
  });
  return read.kind === "imported" ? read.enrolled : 0;
}
