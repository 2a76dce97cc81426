import { randomUUIDv7 } from "node:crypto";
import type { Brake, BrakeReason, BrakeTest } from "../../../../core/brake/brake.ts";
import type { BrakeStore, NewBrake } from "../../../../core/brake/brake-store.ts";
import type { RefusedRow } from "../../../../core/brake/judge-refusals.ts";
import type { Diagnosis } from "../../../../core/diagnosis/diagnosis.ts";
import type { Db } from "../../db.ts";
import { Prisma } from "../../generated/client.ts";

export function brakeStore(db: Db): BrakeStore {
  return {
    async limits(id) {
      const { brakeRefusals, brakeBounces } = await db.workspace.findUniqueOrThrow({
        where: { id },
        select: { brakeRefusals: true, brakeBounces: true },
      });
      return { refusals: brakeRefusals, bouncePercent: brakeBounces };
    },
    async refused(refusal) {
      const { campaignId, mailboxId, enrolmentId } = refusal;
      await db.refusal.create({ data: refusal });
      const [row] = await db.$queryRaw<[RefusedRow]>`
        WITH part AS (
          UPDATE campaign_mailbox
          SET refused_row = array_remove(refused_row, ${enrolmentId}::uuid) || ${enrolmentId}::uuid
          WHERE campaign_id = ${campaignId}::uuid AND mailbox_id = ${mailboxId}::uuid RETURNING refused_row
        ), last AS (
          SELECT DISTINCT ON (enrolment_id) about, at FROM refusal
          WHERE campaign_id = ${campaignId}::uuid AND mailbox_id = ${mailboxId}::uuid
            AND enrolment_id = ANY((SELECT refused_row FROM part)::uuid[])
          ORDER BY enrolment_id, at DESC
        )
        SELECT cardinality(refused_row) AS leads, (SELECT bool_and(about = 'sender') FROM last) AS "allAboutSender",
          EXISTS (SELECT FROM send JOIN campaign_mailbox other USING (campaign_id, mailbox_id)
            WHERE send.campaign_id = ${campaignId}::uuid AND send.mailbox_id <> ${mailboxId}::uuid
              AND send.state = 'accepted' AND other.left_at IS NULL
              AND send.settled_at >= (SELECT min(at) FROM last)) AS "othersPass"
        FROM part`;
      return row;
    },
    async wasRefusedWhileOthersPass(enrolmentId, step) {
      const [{ passed }] = await db.$queryRaw<[{ passed: boolean }]>`
        SELECT EXISTS (
          SELECT FROM (SELECT campaign_id, min(at) AS at FROM refusal
            WHERE enrolment_id = ${enrolmentId}::uuid AND step = ${step} GROUP BY campaign_id) first
          JOIN send ON send.campaign_id = first.campaign_id AND send.state = 'accepted'
            AND send.settled_at >= first.at AND send.enrolment_id <> ${enrolmentId}::uuid) AS passed`;
      return passed;
    },
    async firstSends(campaignId, most) {
      const [counts] = await db.$queryRaw<[{ sent: number; bad: number }]>`
        SELECT count(*)::int AS sent, count(*) FILTER (WHERE
            (first.state = 'refused' AND enrolment.stop_reason = 'bounced') OR EXISTS (
              SELECT FROM inbound_mail WHERE inbound_mail.enrolment_id = enrolment.id
                AND inbound_mail.kind::text IN ('hard_bounce', 'refusal_report', 'complaint')))::int AS bad
        FROM (SELECT send.enrolment_id, send.state FROM send JOIN campaign ON campaign.id = send.campaign_id
          WHERE send.campaign_id = ${campaignId}::uuid AND send.step = 1 AND send.state IN ('accepted', 'refused')
            AND send.settled_at >= coalesce(campaign.brake_from, '-infinity')
          ORDER BY send.settled_at DESC LIMIT ${most}) first
        JOIN enrolment ON enrolment.id = first.enrolment_id`;
      return counts;
    },

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

/** The claim leaves mailboxes alone in which it found nothing due. */
const wakeMailboxes = (db: Db, campaignId: string) =>
  db.mailbox.updateMany({ where: { campaigns: { some: { campaignId } } }, data: { quietUntil: null } });

const PARTS = {
  campaign: { select: { name: true, slackChannel: true } },
  metBy: { select: { id: true, address: true, ownerId: true } },
  endedBy: { select: { name: true } },
} satisfies Prisma.BrakeInclude;

const rowOf = (id: string, { at, diagnosis, ...brake }: NewBrake): Prisma.BrakeUncheckedCreateInput => ({
  id,
  ...brake,
  beganAt: at,
  ...(diagnosis && { diagnosis }),
});

function fromRow(row: Prisma.BrakeGetPayload<{ include: typeof PARTS }>): Brake {
  const { test, testEmail, testLine } = row;
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    campaignId: row.campaignId,
    campaignName: row.campaign.name,
    channel: row.campaign.slackChannel,
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
