import { randomUUIDv7 } from "node:crypto";
import type { BrakeStore, NewBrake } from "../../../../core/brake/brake-store.ts";
import type { Db } from "../../db.ts";
import type { Prisma } from "../../generated/client.ts";
import { brakeCounts } from "./brake-counts.ts";
import { brakeRows } from "./brake-rows.ts";
import { brakeTests } from "./brake-tests.ts";
import { wakeMailboxes } from "./wake-mailboxes.ts";

export function brakeStore(db: Db): BrakeStore {
  return {
    ...brakeCounts(db),

    async brake(brake) {
      const id = randomUUIDv7();
      const { count } = await db.campaign.updateMany({
        where: {
          id: brake.campaignId,
          OR: [{ state: "running" }, { state: "paused", pausedByDisconnectionId: { not: null } }],
        },
        data: { state: "paused", pausedByBrakeId: id, pausedByDisconnectionId: null },
      });
      if (count === 0) return null;
      await db.brake.create({ data: rowOf(id, brake) });
      return id;
    },
    async leave({ campaignId, mailboxId, ...brake }, enrolmentId) {
      const { count } = await db.campaignMailbox.updateMany({
        where: { campaignId, mailboxId, leftAt: null },
        data: { leftAt: brake.at },
      });
      if (count === 0) return null;
      const id = randomUUIDv7();
      await db.brake.create({ data: rowOf(id, { campaignId, mailboxId, ...brake }) });
      const given = await db.$executeRaw`
        WITH others AS MATERIALIZED (
          SELECT array_agg(mailbox_id ORDER BY mailbox_id) AS ids FROM campaign_mailbox part
          JOIN mailbox ON mailbox.id = part.mailbox_id AND mailbox.state IN ('connected', 'held')
          WHERE part.campaign_id = ${campaignId}::uuid AND part.left_at IS NULL
        ), leads AS (
          SELECT enrolment.id, row_number() OVER (ORDER BY enrolment.due_at, enrolment.id) AS place FROM enrolment
          WHERE enrolment.mailbox_id = ${mailboxId}::uuid AND enrolment.campaign_id = ${campaignId}::uuid
            AND enrolment.state = 'active' AND enrolment.next_step = 1
            AND (enrolment.id = ${enrolmentId}::uuid OR NOT EXISTS (
              SELECT FROM send WHERE send.enrolment_id = enrolment.id AND send.state <> 'planned'))
        )
        UPDATE enrolment SET mailbox_id = others.ids[1 + leads.place::int % cardinality(others.ids)]
        FROM leads, others WHERE enrolment.id = leads.id AND others.ids IS NOT NULL`;
      await wakeMailboxes(db, campaignId);
      return { id, given };
    },
    ...brakeRows(db),
    ...brakeTests(db),

    async end({ campaignId, mailboxId }, endedById, endedAt) {
      const only = mailboxId === null ? {} : { mailboxId };
      const ended = await db.brake.updateManyAndReturn({
        where: { campaignId, endedAt: null, ...only },
        data: { endedAt, endedById },
        select: { id: true, beganAt: true },
      });
      if (mailboxId === null) {
        await db.campaign.update({
          where: { id: campaignId },
          data: { brakeFrom: endedAt, testEnrolmentId: null },
        });
      }
      if (ended.length === 0) return [];
      await db.campaignMailbox.updateMany({
        where: { campaignId, ...only },
        data: { refusedRow: [], leftAt: null },
      });
      await db.$executeRaw`
        UPDATE enrolment SET due_at = ${endedAt}
        FROM refusal WHERE refusal.campaign_id = ${campaignId}::uuid AND refusal.enrolment_id = enrolment.id
          AND refusal.step = enrolment.next_step AND enrolment.state = 'active' AND enrolment.due_at > ${endedAt}`;
      await wakeMailboxes(db, campaignId);
      return ended.map(({ id }) => id);
    },
  };
}

const rowOf = (id: string, { at, diagnosis, ...brake }: NewBrake): Prisma.BrakeUncheckedCreateInput => ({
  id,
  ...brake,
  beganAt: at,
  ...(diagnosis && { diagnosis }),
});
