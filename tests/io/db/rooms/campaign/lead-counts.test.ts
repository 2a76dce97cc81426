import { expect, it } from "vitest";
import type { Database } from "../../../../../src/io/db/open-database.ts";
import { openStore } from "../../../../../src/io/db/store.ts";
import { onEachDatabase } from "../../../../setup/each-database.ts";
import { aWorkspace } from "../../a-workspace.ts";

const NOW = new Date("2026-03-02T12:00:00Z");

onEachDatabase((database) => {
  it("the kept counts follow whatever happens to leads, also while they are folded", async () => {
    const { prisma } = database();
    const { leads } = openStore(prisma);
    const { campaignId } = await aWorkspace(database(), { due: [40, 40], steps: 3, now: NOW });
    const ids = (await prisma.enrolment.findMany({ where: { campaignId } })).map(({ id }) => id);
    const some = (from: number, to: number) => ({ id: { in: ids.slice(from, to) } });
    await agree(database(), campaignId);

    const step = { nextStep: { increment: 1 } };
    await Promise.all([
      prisma.enrolment.updateMany({ where: some(0, 20), data: step }),
      leads.foldCounts(),
      prisma.enrolment.updateMany({ where: some(10, 30), data: step }),
      prisma.enrolment.updateMany({ where: some(30, 40), data: { state: "stopped", stopReason: "replied" } }),
      leads.foldCounts(),
      prisma.enrolment.updateMany({
        where: some(40, 50),
        data: { state: "held", heldFor: "message_refused" },
      }),
      prisma.enrolment.updateMany({ where: some(50, 60), data: { dueAt: NOW } }),
      prisma.enrolment.deleteMany({ where: some(60, 65) }),
    ]);
    await agree(database(), campaignId);
    await leads.foldCounts();
    await agree(database(), campaignId);
    const places = await counted(database(), campaignId);
    expect(await prisma.leadCount.count({ where: { campaignId } })).toEqual(places.length);
  });

  it("a count that a transaction takes back was never counted", async () => {
    const { prisma } = database();
    const { campaignId } = await aWorkspace(database(), { due: [3], now: NOW });
    const takenBack = prisma.$transaction(async (tx) => {
      await tx.enrolment.updateMany({ where: { campaignId }, data: { state: "finished" } });
      throw new Error("taken back");
    });
    await expect(takenBack).rejects.toThrow("taken back");
    await agree(database(), campaignId);
  });

  it("a campaign that goes leaves no count behind", async () => {
    const { prisma } = database();
    const { campaignId } = await aWorkspace(database(), { due: [3], now: NOW });
    await prisma.campaign.delete({ where: { id: campaignId } });
    await openStore(prisma).leads.foldCounts();
    expect(await prisma.leadCount.count({ where: { campaignId } })).toEqual(0);
  });
});

async function agree(database: Database, campaignId: string): Promise<void> {
  const kept = await database.prisma.$queryRaw`
    SELECT state::text, stop_reason::text, next_step, sum(leads)::int AS leads FROM lead_count
    WHERE campaign_id = ${campaignId}::uuid GROUP BY 1, 2, 3 HAVING sum(leads) <> 0 ORDER BY 1, 2, 3`;
  expect(kept).toEqual(await counted(database, campaignId));
}

const counted = (database: Database, campaignId: string) => database.prisma.$queryRaw<unknown[]>`
  SELECT state::text, stop_reason::text, next_step, count(*)::int AS leads FROM enrolment
  WHERE campaign_id = ${campaignId}::uuid GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
