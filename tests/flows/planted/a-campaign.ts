import { createCampaign } from "../../../src/core/campaign/create-campaign.ts";
import { importLeads } from "../../../src/core/campaign/import-leads.ts";
import { startCampaign } from "../../../src/core/campaign/start-campaign.ts";
import type { Context } from "../../../src/core/context.ts";
import type { Member } from "../../../src/core/workspace/member.ts";
import { readLeads } from "../../../src/io/csv/read-leads.ts";

/** Thirty leads, who may be written to at any hour. */
export async function startedCampaign(
  ctx: Context,
  { workspaceId, id: memberId }: Member,
  mailbox: string,
): Promise<void> {
  const schedule = { timeZone: "UTC", days: [1, 2, 3, 4, 5, 6, 7], startMinute: 0, endMinute: 1440 };
  const steps = [{ position: 1, delaySeconds: 0, subject: "Hello", text: "Hello", html: null }];
  const definition = { name: "Spring", schedule, steps, mailboxes: [mailbox], sharesLeads: false };
  const created = await createCampaign(ctx, { workspaceId, memberId, definition });
  if (created.kind !== "created") throw new Error(created.kind);
  const { campaignId } = created;
  const csv = ["email", ...Array.from({ length: 30 }, (_, n) => `lead${n}@leads.test`)].join("\n");
  const read = (take: Parameters<typeof readLeads>[1]) => readLeads(new Blob([csv]).stream(), take);
  await importLeads(ctx, { workspaceId, campaignId, memberId, read });
  await startCampaign(ctx, { workspaceId, campaignId, memberId, despitePublicUrl: true });
}
