import { vi } from "vitest";
import { type Runner, runCampaigns } from "../../../src/core/sending/run-campaigns.ts";
import type { Database } from "../../../src/io/db/open-database.ts";
import { type ScriptedSmtp, startScriptedSmtp } from "../../hosts/scripted-smtp.ts";
import { aCampaign, openWorld, type World } from "../world.ts";

/**
 * A campaign that is really sent, through servers that say what they are told to. Ben owns its mailboxes; there is no gap between
 * two sends.
 */
export async function aRefusedCampaign(
  database: Database,
  { mailboxes = 1, leads = 12 }: { mailboxes?: number; leads?: number } = {},
) {
  await using opening = new AsyncDisposableStack();
  const names = Array.from({ length: mailboxes }, () => `sales-${crypto.randomUUID()}@ours.test`);
  const world = opening.use(await openWorld(database, names));
  const campaign = opening.use(await refusedIn(world, database, leads));
  const running = opening.move();
  return { ...world, ...campaign, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

/** The same in a world that is open already; the campaign sends through all of its mailboxes. */
export async function refusedIn(world: World, { workerId }: Pick<Database, "workerId">, leads = 12) {
  await using opening = new AsyncDisposableStack();
  const { prisma, ctx, mailboxIds, workspaceId } = world;
  const servers: ScriptedSmtp[] = [];
  for (const id of mailboxIds) {
    const server = opening.use(await startScriptedSmtp());
    servers.push(server);
    const smtp = { smtpHost: server.host, smtpPort: server.port, smtpSecurity: "none" as const };
    await prisma.mailbox.update({ where: { id }, data: { ...smtp, minGapMs: 0, dailyCap: 10_000 } });
  }
  const campaignId = await aCampaign(world, { mailboxIds, leads });
  let runner: Runner | null = null;
  const stop = async () => {
    await runner?.stop();
    runner = null;
  };
  opening.defer(stop);
  const start = () => {
    runner ??= runCampaigns(ctx, { workerId, mostInHand: 50 });
  };
  const state = async () => (await ctx.store.campaigns.get(workspaceId, campaignId))?.state;
  const counts = async () => {
    const rows = await prisma.enrolment.groupBy({ by: ["state"], where: { campaignId }, _count: true });
    return Object.fromEntries(rows.map((row) => [row.state, row._count]));
  };
  const received = () => servers.reduce((sum, server) => sum + server.received().length, 0);
  const running = opening.move();
  return {
    campaignId,
    servers,
    start,
    stop,
    state,
    counts,
    received,
    refusals: () => prisma.refusal.count({ where: { campaignId } }),
    brakes: () => prisma.brake.findMany({ where: { campaignId }, orderBy: { beganAt: "asc" } }),
    /** Sends until this holds. */
    async runUntil(holds: () => Promise<boolean>) {
      start();
      await vi.waitUntil(holds, { timeout: 30_000 });
      await stop();
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
