import type { PauseStore } from "../../../../core/incident/pause-store.ts";
import type { Db } from "../../db.ts";
import { Prisma } from "../../generated/client.ts";

const GOES_ON = Prisma.sql`(campaign.state = 'running' OR campaign.paused_by_disconnection_id IS NOT NULL)`;

const UNTOUCHED = Prisma.sql`(enrolment.state = 'active' AND enrolment.next_step = 1
  AND NOT EXISTS (SELECT FROM send WHERE send.enrolment_id = enrolment.id))`;

/** The leads of a disconnection that another mailbox takes. */
export function givenLeads(db: Db): Pick<PauseStore, "giveLeads" | "givableLeads"> {
  return {
    giveLeads: (disconnectionId, from, to) => db.$queryRaw`
      WITH held_up AS MATERIALIZED (
        SELECT campaign.id FROM pause JOIN campaign ON campaign.id = pause.campaign_id
        WHERE pause.disconnection_id = ${disconnectionId}::uuid AND ${GOES_ON}
      ), taken AS (
        UPDATE enrolment SET mailbox_id = ${to}::uuid
        WHERE mailbox_id = ${from}::uuid AND campaign_id IN (SELECT id FROM held_up) AND ${UNTOUCHED}
        RETURNING campaign_id
      ), counted AS (
        SELECT campaign_id, count(*)::int AS leads FROM taken GROUP BY campaign_id
      ), joined AS (
        INSERT INTO campaign_mailbox (campaign_id, mailbox_id) SELECT campaign_id, ${to}::uuid FROM counted
        ON CONFLICT DO NOTHING
      ), running AS (
        UPDATE campaign SET state = 'running', paused_by_disconnection_id = NULL
        WHERE id IN (SELECT campaign_id FROM counted) AND state = 'paused'
      )
      SELECT campaign_id AS "campaignId", leads FROM counted`,
    async givableLeads(incidentId) {
      const rows = await db.$queryRaw<[{ leads: number }]>`
        SELECT count(*)::int AS leads FROM disconnection
        JOIN pause ON pause.disconnection_id = disconnection.id
        JOIN campaign ON campaign.id = pause.campaign_id AND ${GOES_ON}
        JOIN enrolment ON enrolment.mailbox_id = disconnection.mailbox_id AND enrolment.campaign_id = campaign.id
          AND ${UNTOUCHED}
        WHERE disconnection.incident_id = ${incidentId}::uuid AND disconnection.ended_at IS NULL`;
      return rows[0].leads;
    },
  };
}
