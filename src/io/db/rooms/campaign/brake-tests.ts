import type { BrakeTest } from "../../../../core/brake/brake.ts";
import type { BrakeStore } from "../../../../core/brake/brake-store.ts";
import type { Db } from "../../db.ts";
import { Prisma } from "../../generated/client.ts";
import { wakeMailboxes } from "./wake-mailboxes.ts";

/** Trying again with one lead while the brake is on. */
export function brakeTests(db: Db): Pick<BrakeStore, "test" | "tested" | "waiting"> {
  return {
    async test({ id, campaignId, mailboxId }, at) {
      const [lead] = await db.$queryRaw<{ id: string; email: string }[]>`
        SELECT enrolment.id, lead.email FROM enrolment JOIN lead ON lead.id = enrolment.lead_id
        WHERE enrolment.campaign_id = ${campaignId}::uuid AND enrolment.state = 'active'
          AND ${mailboxId === null ? Prisma.sql`true` : Prisma.sql`enrolment.mailbox_id = ${mailboxId}::uuid`}
          AND NOT EXISTS (SELECT FROM send WHERE send.enrolment_id = enrolment.id AND send.step = enrolment.next_step
            AND send.state <> 'planned')
          AND NOT EXISTS (SELECT FROM suppression
            WHERE suppression.workspace_id = enrolment.workspace_id AND suppression.email = lead.email)
        ORDER BY (SELECT max(at) FROM refusal
          WHERE refusal.enrolment_id = enrolment.id AND refusal.step = enrolment.next_step) NULLS LAST, enrolment.due_at
        LIMIT 1`;
      if (lead === undefined) return null;
      const marked = await db.campaign.updateMany({
        where: { id: campaignId, testEnrolmentId: null },
        data: { testEnrolmentId: lead.id },
      });
      if (marked.count === 0) return null;
      await db.enrolment.updateMany({ where: { id: lead.id, dueAt: { gt: at } }, data: { dueAt: at } });
      await db.brake.update({
        where: { id },
        data: { testedAt: at, test: "waiting" satisfies BrakeTest, testEmail: lead.email, testLine: null },
      });
      await wakeMailboxes(db, campaignId);
      return lead.email;
    },
    async tested(enrolmentId, result, testLine) {
      const [campaign] = await db.campaign.updateManyAndReturn({
        where: { testEnrolmentId: enrolmentId },
        data: { testEnrolmentId: null },
        select: { id: true },
      });
      if (campaign === undefined) return null;
      const [brake] = await db.brake.updateManyAndReturn({
        where: { campaignId: campaign.id, endedAt: null, test: "waiting" satisfies BrakeTest },
        data: { test: result, testLine },
        select: { id: true },
      });
      return brake?.id ?? null;
    },
    waiting: (campaignId, mailboxId) =>
      db.enrolment.count({ where: { campaignId, state: "active", ...(mailboxId && { mailboxId }) } }),
  };
}
