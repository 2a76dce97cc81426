import { storedDiagnosis } from "../../../core/diagnosis/stored-diagnosis.ts";
import type { MailboxViews } from "../../../core/views/mailbox-views.ts";
import type { Db } from "../db.ts";
import { mailboxRow, ROW } from "./mailbox-row.ts";

const PAST_SHOWN = 20;

/** One mailbox with its past. */
export function mailboxPage(db: Db): Pick<MailboxViews, "get"> {
  return {
    async get(workspaceId, id) {
      const row = await db.mailbox.findUnique({ where: { id, workspaceId }, include: ROW });
      if (row === null) return null;
      const [parts, left, leads, disconnections, failure] = await Promise.all([
        db.campaignMailbox.findMany({
          where: { mailboxId: id },
          select: { campaign: { select: { id: true, name: true, state: true } } },
          orderBy: { campaign: { createdAt: "desc" } },
          take: PAST_SHOWN,
        }),
        db.brake.findMany({
          where: { mailboxId: id, endedAt: null },
          select: { id: true, campaignId: true },
        }),
        db.enrolment.groupBy({
          by: ["campaignId"],
          where: { mailboxId: id, state: { in: ["active", "unconfirmed", "held"] } },
          _count: true,
        }),
        db.disconnection.findMany({
          where: { mailboxId: id },
          orderBy: { startedAt: "desc" },
          take: PAST_SHOWN,
          include: { receipt: { select: { disconnectionId: true } } },
        }),
        db.failure.findFirst({ where: { mailboxId: id }, orderBy: { at: "desc" } }),
      ]);
      const leadsOf = new Map(leads.map(({ campaignId, _count }) => [campaignId, _count]));
      const brakeOf = new Map(left.map((brake) => [brake.campaignId, brake.id]));
      return {
        ...mailboxRow(row),
        removedAt: row.removedAt,
        campaigns: parts.map(({ campaign }) => ({
          ...campaign,
          leads: leadsOf.get(campaign.id) ?? 0,
          brakeId: brakeOf.get(campaign.id) ?? null,
        })),
        disconnections: disconnections.map(({ receipt, ...each }) => ({
          id: each.id,
          incidentId: each.incidentId,
          cause: each.cause,
          startedAt: each.startedAt,
          endedAt: each.endedAt,
          hasReceipt: receipt !== null,
        })),
        lastFailure: failure && { at: failure.at, diagnosis: storedDiagnosis(failure.diagnosis) },
      };
    },
  };
}
