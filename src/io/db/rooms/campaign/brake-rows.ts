import type { Brake, BrakeReason, BrakeTest } from "../../../../core/brake/brake.ts";
import type { BrakeStore } from "../../../../core/brake/brake-store.ts";
import type { Diagnosis } from "../../../../core/diagnosis/diagnosis.ts";
import type { Db } from "../../db.ts";
import type { Prisma } from "../../generated/client.ts";

const PARTS = {
  campaign: { select: { name: true } },
  metBy: { select: { id: true, address: true, ownerId: true } },
  endedBy: { select: { name: true } },
} satisfies Prisma.BrakeInclude;

/** Brakes that began, as pages and alerts read them. */
export function brakeRows(db: Db): Pick<BrakeStore, "get" | "open" | "ofCampaign"> {
  return {
    async get(id) {
      const row = await db.brake.findUnique({ where: { id }, include: PARTS });
      return row && fromRow(row);
    },
    async open(workspaceId, take) {
      const rows = await db.brake.findMany({
        where: { workspaceId, endedAt: null },
        orderBy: { beganAt: "desc" },
        select: { id: true },
        take,
      });
      return rows.map(({ id }) => id);
    },
    async ofCampaign(campaignId) {
      const row = await db.brake.findFirst({
        where: { campaignId, mailboxId: null, endedAt: null },
        include: PARTS,
      });
      return row && fromRow(row);
    },
  };
}

function fromRow(row: Prisma.BrakeGetPayload<{ include: typeof PARTS }>): Brake {
  const { test, testEmail, testLine } = row;
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    campaignId: row.campaignId,
    campaignName: row.campaign.name,
    mailboxId: row.mailboxId,
    reason: row.reason as BrakeReason,
    diagnosis: row.diagnosis as Diagnosis | null,
    counted: row.counted,
    outOf: row.outOf,
    metBy: row.metBy,
    beganAt: row.beganAt,
    endedAt: row.endedAt,
    endedBy: row.endedBy?.name ?? null,
    test: test === null ? null : { result: test as BrakeTest, email: testEmail ?? "", line: testLine },
  };
}
