import type { Doubt, MailboxDay, ResumeStore } from "../../../../core/campaign/resume-store.ts";
import type { Db } from "../../db.ts";
import { enrolmentsOf, WITH_SENDS } from "../campaign/enrolments-of.ts";

export function resumeStore(db: Db): ResumeStore {
  return {
    async mailboxDay(mailboxId) {
      const rows = await db.$queryRaw<[MailboxDay]>`
        SELECT next_send_at AS "nextSendAt", sent_on::text AS "sentOn", sent_count AS "sentCount", time_zone AS "timeZone"
        FROM mailbox JOIN workspace ON workspace.id = mailbox.workspace_id WHERE mailbox.id = ${mailboxId}::uuid`;
      return rows[0];
    },
    async overdue(mailboxId, now) {
      const rows = await db.$queryRaw<OverdueRow[]>`
        SELECT campaign.id, time_zone, window_days, window_start, window_end, overdue.waiting
        FROM campaign_mailbox part
        JOIN campaign ON campaign.id = part.campaign_id AND campaign.state = 'running'
        CROSS JOIN LATERAL (
          SELECT count(*)::int AS waiting FROM enrolment
          WHERE enrolment.mailbox_id = part.mailbox_id AND enrolment.campaign_id = campaign.id
            AND enrolment.state = 'active' AND due_at <= ${now}) overdue
        WHERE part.mailbox_id = ${mailboxId}::uuid ORDER BY campaign.id`;
      return rows.map((row) => ({
        campaignId: row.id,
        waiting: row.waiting,
        schedule: {
          timeZone: row.time_zone,
          days: row.window_days,
          startMinute: row.window_start,
          endMinute: row.window_end,
        },
      }));
    },
    async respread(mailboxId, campaignId, segments, now) {
      await db.$executeRaw`
        WITH segment AS (
          SELECT from_at, spacing_ms, count, (sum(count) OVER (ORDER BY place)) - count AS skipped
          FROM unnest(${segments.map((s) => s.from)}::timestamptz[], ${segments.map((s) => s.spacingMs)}::int[],
            ${segments.map((s) => s.count)}::int[]) WITH ORDINALITY AS s (from_at, spacing_ms, count, place)
        ), overdue AS (
          SELECT id, row_number() OVER (ORDER BY due_at, id) - 1 AS place FROM enrolment
          WHERE mailbox_id = ${mailboxId}::uuid AND campaign_id = ${campaignId}::uuid AND state = 'active' AND due_at <= ${now}
        )
        UPDATE enrolment
        SET due_at = segment.from_at + (overdue.place - segment.skipped) * segment.spacing_ms * interval '1 millisecond'
        FROM overdue JOIN segment ON overdue.place >= segment.skipped AND overdue.place < segment.skipped + segment.count
        WHERE enrolment.id = overdue.id AND enrolment.state = 'active'`;
    },
    async reopen(mailboxId, campaignId, { opensAt, closesAt }) {
      await db.campaign.updateMany({ where: { id: campaignId }, data: { opensAt, closesAt } });
      await db.mailbox.updateMany({ where: { id: mailboxId }, data: { quietUntil: null } });
    },
    async doubts(mailboxId, since) {
      return db.$queryRaw<Doubt[]>`
        SELECT send.enrolment_id AS "enrolmentId", send.step, CASE
            WHEN send.state IN ('transmitting', 'unconfirmed') THEN 'open'
            WHEN send.settled_by = 'sent_folder' THEN 'found_in_sent'
            WHEN send.settled_by = 'not_in_sent_folder' THEN 'not_in_sent'
            ELSE 'person' END AS how
        FROM ${enrolmentsOf(mailboxId)} enrolment ${WITH_SENDS}
        WHERE send.state = 'unconfirmed' OR (send.state = 'transmitting' AND send.claimed_by IS NULL)
          OR (send.settled_by IN ('sent_folder', 'not_in_sent_folder', 'person') AND send.settled_at >= ${since})
        ORDER BY send.transmitting_at, send.enrolment_id`;
    },
    async sentTwice(mailboxId) {
      const rows = await db.$queryRaw<[{ count: number }]>`
        SELECT count(*)::int AS count
        FROM ${enrolmentsOf(mailboxId)} enrolment ${WITH_SENDS}
        WHERE send.state = 'accepted' AND send.step >= enrolment.next_step`;
      return rows[0].count;
    },
  };
}

type OverdueRow = {
  id: string;
  time_zone: string;
  window_days: number[];
  window_start: number;
  window_end: number;
  waiting: number;
};
