import type { HeldUpCampaign, PauseStore } from "../../../../core/incident/pause-store.ts";
import type { Db } from "../../db.ts";
import { givenLeads } from "./given-leads.ts";

export function pauseStore(db: Db): PauseStore {
  return {
    async lockCampaigns(mailboxId) {
      await db.$queryRaw`
        SELECT id FROM campaign WHERE id IN (SELECT campaign_id FROM campaign_mailbox WHERE mailbox_id = ${mailboxId}::uuid)
        ORDER BY id FOR NO KEY UPDATE`;
    },
    async pauseCampaigns(disconnectionId) {
      const rows = await db.$queryRaw<{ id: string }[]>`
        UPDATE campaign SET state = 'paused', paused_by_disconnection_id = ${disconnectionId}::uuid
        FROM pause
        WHERE pause.disconnection_id = ${disconnectionId}::uuid AND campaign.id = pause.campaign_id
          AND campaign.state = 'running' AND NOT EXISTS (
            SELECT FROM campaign_mailbox other JOIN mailbox ON mailbox.id = other.mailbox_id
            WHERE other.campaign_id = campaign.id AND mailbox.state IN ('connected', 'held') AND other.left_at IS NULL)
        RETURNING campaign.id`;
      return rows.map((row) => row.id);
    },
    async resumeCampaigns(disconnectionId) {
      const rows = await db.$queryRaw<{ id: string }[]>`
        UPDATE campaign SET state = 'running', paused_by_disconnection_id = NULL
        FROM pause
        WHERE pause.disconnection_id = ${disconnectionId}::uuid AND campaign.id = pause.campaign_id
          AND campaign.state = 'paused' AND campaign.paused_by_disconnection_id IS NOT NULL
        RETURNING campaign.id`;
      return rows.map((row) => row.id);
    },
    listed: (disconnectionId) =>
      db.campaign.findMany({
        where: { pauses: { some: { disconnectionId } } },
        orderBy: { name: "asc" },
        select: { id: true, name: true },
      }),
    async nextMissed(incidentId) {
      const rows = await db.$queryRaw<[{ at: Date | null }]>`
        SELECT min(greatest(enrolment.due_at, campaign.opens_at)) AS at FROM disconnection
        JOIN pause ON pause.disconnection_id = disconnection.id
        JOIN campaign ON campaign.id = pause.campaign_id AND campaign.paused_by_member_id IS NULL AND campaign.paused_by_brake_id IS NULL
        JOIN enrolment ON enrolment.mailbox_id = disconnection.mailbox_id
          AND enrolment.campaign_id = campaign.id AND enrolment.state = 'active'
        WHERE disconnection.incident_id = ${incidentId}::uuid AND disconnection.ended_at IS NULL`;
      return rows[0].at;
    },
    async heldUp(incidentId) {
      return db.$queryRaw<HeldUpCampaign[]>`
        SELECT campaign.id, campaign.name, campaign.state::text, (campaign.paused_by_member_id IS NOT NULL OR campaign.paused_by_brake_id IS NOT NULL) AS "pausedByMember",
          count(enrolment.id)::int AS "leadsWaiting", min(enrolment.due_at) AS "firstDueAt"
        FROM disconnection
        JOIN pause ON pause.disconnection_id = disconnection.id
        JOIN campaign ON campaign.id = pause.campaign_id
        LEFT JOIN enrolment ON enrolment.mailbox_id = disconnection.mailbox_id
          AND enrolment.campaign_id = campaign.id AND enrolment.state = 'active'
        WHERE disconnection.incident_id = ${incidentId}::uuid AND disconnection.ended_at IS NULL
        GROUP BY campaign.id ORDER BY campaign.name`;
    },
    ...givenLeads(db),
  };
}
