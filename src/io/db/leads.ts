import type { Lacking, LeadStore } from "../../core/campaign/lead-store.ts";
import type { Fields } from "../../core/campaign/template-port.ts";
import { enrolStaged, stageLeads } from "./staged-leads.ts";
import type { Db } from "./store.ts";

export function leadStore(db: Db): LeadStore {
  return {
    stage: (rows) => stageLeads(db, rows),
    enrolStaged: (into) => enrolStaged(db, into),

    active: (campaignId) => db.enrolment.count({ where: { campaignId, state: "active" } }),
    async dueFirst(campaignId, dueAt) {
      await db.enrolment.updateMany({ where: { campaignId, state: "active", nextStep: 1 }, data: { dueAt } });
    },
    lacking: (campaignId, names) => db.$queryRaw<Lacking[]>`
      SELECT name, missed.lacking, missed.examples FROM unnest(${names}::text[]) AS name
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS lacking, (array_agg(email ORDER BY email) FILTER (WHERE place <= 3)) AS examples
        FROM (
          SELECT email, row_number() OVER () AS place FROM enrolment JOIN lead ON lead.id = enrolment.lead_id
          WHERE enrolment.campaign_id = ${campaignId}::uuid AND enrolment.state IN ('active', 'unconfirmed')
            AND NOT jsonb_exists(lead.fields, name)
        ) lead) missed
      WHERE missed.lacking > 0 ORDER BY name`,
    async enrolled(campaignId, leadId) {
      const row = await db.enrolment.findUnique({
        where: { campaignId_leadId: { campaignId, leadId } },
        select: { id: true, lead: true, mailbox: { select: { address: true, senderName: true } } },
      });
      if (row === null) return null;
      const { email, fields } = row.lead;
      return { enrolmentId: row.id, email, fields: fields as Fields, mailbox: row.mailbox };
    },
    async idOf(workspaceId, email) {
      const where = { workspaceId_email: { workspaceId, email } };
      return (await db.lead.findUnique({ where, select: { id: true } }))?.id ?? null;
    },
  };
}
