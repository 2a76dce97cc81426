import { randomUUID } from "node:crypto";
import { parseCampaignDefinition } from "../../../src/core/campaign/campaign-definition.ts";
import { createCampaign } from "../../../src/core/campaign/create-campaign.ts";
import { importLeads } from "../../../src/core/campaign/import-leads.ts";
import type { Log } from "../../../src/core/log.ts";
import { readLeads } from "../../../src/io/csv/read-leads.ts";
import type { Database } from "../../../src/io/db/open-database.ts";
import { openStore } from "../../../src/io/db/store.ts";
import { hmacSigning } from "../../../src/io/secrets/hmac-signing.ts";
import { liquidTemplates } from "../../../src/io/template/liquid.ts";
import { noticeSources } from "../../../src/kinds.ts";
import { forCommit } from "../../core/for-commit.ts";
import { aWorkspace } from "./a-workspace.ts";

export const noon = new Date("2026-11-24T12:00:00Z");

/** A workspace with mailboxes and no campaign yet, and what the authoring verbs need around it. */
export async function anAuthor(database: Database, { mailboxes = 2 } = {}) {
  const { workspaceId, memberId, campaignId, mailboxIds } = await aWorkspace(database, {
    due: Array.from({ length: mailboxes }, () => 0),
    now: noon,
  });
  await database.prisma.campaignMailbox.deleteMany({ where: { campaignId } });
  await database.prisma.campaign.delete({ where: { id: campaignId } });
  const changed: string[] = [];
  const silent: Log = { event: () => {}, fault: () => {}, child: () => silent };
  const ctx = {
    store: openStore(database.prisma),
    clock: { time: noon, now: () => ctx.clock.time },
    log: silent,
    ...forCommit,
    live: { changed: (id: string) => void changed.push(id), listen: () => () => {} },
    wake: async () => {},
    templates: liquidTemplates(),
    signing: hmacSigning(Buffer.from("a root for tests")),
    notices: noticeSources,
    publicUrl: "https://unpause.test",
    health: { look: async () => null, known: () => null },
  };
  const all = await ctx.store.mailboxes.list(workspaceId);
  const addresses = mailboxIds.map((id) => all.find((mailbox) => mailbox.id === id)?.address ?? "");

  const create = (written: Record<string, unknown> = {}) => {
    const parsed = parseCampaignDefinition({
      name: `Campaign ${randomUUID()}`,
      timeZone: "UTC",
      window: { days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], from: "00:00", to: "24:00" },
      mailboxes: addresses,
      steps: [
        { subject: "Hi {{ first_name }}", text: "Hello" },
        { after: "3 days", text: "Still there?" },
      ],
      ...written,
    });
    if (parsed.kind === "unclear") throw new Error(parsed.problems.join(" "));
    return createCampaign(ctx, { workspaceId, memberId, definition: parsed.definition });
  };
  return {
    ctx,
    workspaceId,
    memberId,
    mailboxIds,
    addresses,
    changed,
    create,
    async campaign(written: Record<string, unknown> = {}): Promise<string> {
      const made = await create(written);
      if (made.kind !== "created") throw new Error(made.kind);
      return made.campaignId;
    },
    importCsv: (id: string, csv: string) =>
      importLeads(ctx, {
        workspaceId,
        memberId,
        campaignId: id,
        read: (take) => readLeads(bytes(csv), take),
      }),
    /** Where its leads stand: address, mailbox, step and due time of each. */
    async leads(id: string) {
      const rows = await database.prisma.enrolment.findMany({
        where: { campaignId: id },
        include: { lead: true },
        orderBy: { lead: { email: "asc" } },
      });
      return rows.map((row) => ({
        email: row.lead.email,
        mailbox: mailboxIds.indexOf(row.mailboxId),
        state: row.state,
        step: row.nextStep,
        dueAt: row.dueAt,
      }));
    },
  };
}

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
