import { expect } from "vitest";
import { readConfig } from "../../../src/config.ts";
import { createCampaign } from "../../../src/core/campaign/create-campaign.ts";
import { importLeads } from "../../../src/core/campaign/import-leads.ts";
import { startCampaign } from "../../../src/core/campaign/start-campaign.ts";
import type { Context } from "../../../src/core/context.ts";
import { readLeads } from "../../../src/io/csv/read-leads.ts";
import { openLog } from "../../../src/log.ts";
import { openProduct } from "../../../src/open-product.ts";

type Server = { host: string; port: number };
export type SeededMailbox = { address: string; minGapMs: number; dailyCap: number };

/** A running campaign that is open around the clock, in a data folder or database that no product has open. */
export async function seedCampaign(
  env: Record<string, string>,
  { smtp, imap }: { smtp: Server; imap: Server },
  campaign: { mailboxes: SeededMailbox[]; leads: number; steps: number; timeZone: string },
): Promise<void> {
  const product = await openProduct(readConfig(env), openLog("error"));
  if (product.kind === "refused") throw new Error(product.why);
  await using opened = product;
  const { ctx } = opened;
  const { timeZone, mailboxes, leads } = campaign;
  const admin = { name: "Ann", email: "ann@ours.test" };
  const { workspaceId, memberId } = await ctx.store.members.createWorkspace(
    { name: "Crash", timeZone, admin },
    new Date(),
  );
  for (const mailbox of mailboxes)
    await addMailbox(ctx, { workspaceId, ownerId: memberId, smtp, imap, ...mailbox });
  const schedule = { timeZone: "UTC", days: [1, 2, 3, 4, 5, 6, 7], startMinute: 0, endMinute: 1440 };
  const steps = Array.from({ length: campaign.steps }, (_, n) => ({
    position: n + 1,
    delaySeconds: n,
    subject: n === 0 ? "Hello {{ email }}" : null,
    text: `Step ${n + 1}`,
    html: null,
  }));
  const addresses = mailboxes.map(({ address }) => address);
  const definition = { name: "Crash", schedule, steps, mailboxes: addresses, sharesLeads: false };
  const created = await createCampaign(ctx, { workspaceId, memberId, definition });
  if (created.kind !== "created") throw new Error(created.kind);
  const { campaignId } = created;
  const csv = ["email", ...Array.from({ length: leads }, (_, n) => `lead${n}@leads.test`)].join("\n");
  const read = (take: Parameters<typeof readLeads>[1]) => readLeads(new Blob([csv]).stream(), take);
  await importLeads(ctx, { workspaceId, campaignId, memberId, read });
  const start = { workspaceId, campaignId, memberId, despitePublicUrl: true };
  expect(await startCampaign(ctx, start)).toEqual({ kind: "running" });
}

async function addMailbox(
  { store, secrets }: Context,
  {
    workspaceId,
    ...mailbox
  }: SeededMailbox & { workspaceId: string; ownerId: string; smtp: Server; imap: Server },
): Promise<void> {
  const { address, smtp, imap } = mailbox;
  const id = await store.mailboxes.add(
    {
      ...mailbox,
      workspaceId,
      senderName: "Ann",
      provider: "generic",
      signIn: "password",
      userName: address,
      smtp: { ...smtp, security: "none" },
      imap: { ...imap, security: "none" },
      folders: { sent: "Sent" },
      filesSentMs: 2_000,
      warmUp: null,
    },
    new Date(),
  );
  await store.credentials.store(id ?? "", workspaceId, secrets.seal("secret", id ?? ""), {
    after: 0,
    at: new Date(),
  });
}
