import type { BrakeStore } from "../../../../core/brake/brake-store.ts";
import type { RefusedRow } from "../../../../core/brake/judge-refusals.ts";
import type { Db } from "../../db.ts";

/** Counts by which a campaign brakes. */
export function brakeCounts(
  db: Db,
): Pick<BrakeStore, "limits" | "refused" | "wasRefusedWhileOthersPass" | "firstSends"> {
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
  };
}
