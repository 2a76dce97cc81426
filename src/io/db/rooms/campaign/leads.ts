import type { Lacking, LeadStore } from "../../../../core/lead/lead-store.ts";
import type { Fields } from "../../../../core/lead/template-port.ts";
import type { Db } from "../../db.ts";
import { foldLeadCounts } from "./lead-counts.ts";

export function leadStore(db: Db): LeadStore {
  return {
    foldCounts: () => foldLeadCounts(db),

    active: (campaignId) => db.enrolment.count({ where: { campaignId, state: "active" } }),
    async dueFirst(campaignId, dueAt) {
      await db.enrolment.updateMany({ where: { campaignId, state: "active", nextStep: 1 }, data: { dueAt } });
    },
    async columns(campaignId) {
      const rows = await db.$queryRaw<{ name: string }[]>`
        SELECT DISTINCT name COLLATE "C" AS name FROM enrolment JOIN lead ON lead.id = enrolment.lead_id
        CROSS JOIN LATERAL jsonb_object_keys(lead.fields) AS name
        WHERE enrolment.campaign_id = ${campaignId}::uuid ORDER BY 1`;
      return rows.map(({ name }) => name);
    },
    lacking: (campaignId, names) => db.$queryRaw<Lacking[]>`
      SELECT name, missed.lacking, missed.examples FROM unnest(${names}::text[]) AS name
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS lacking, (array_agg(email ORDER BY email) FILTER (WHERE place <= 3)) AS examples
        FROM (
          SELECT email, row_number() OVER () AS place FROM enrolment JOIN lead ON lead.id = enrolment.lead_id
          WHERE enrolment.campaign_id = ${campaignId}::uuid AND enrolment.state IN ('active', 'unconfirmed', 'held')
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
