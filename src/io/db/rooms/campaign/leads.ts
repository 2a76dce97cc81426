import { HAND_HELD_FOR } from "../../../../core/lead/held-for.ts";
import type { HeldLeads, Lacking, LeadStore } from "../../../../core/lead/lead-store.ts";
import type { Fields } from "../../../../core/lead/template-port.ts";
import type { Db } from "../../db.ts";
import { Prisma } from "../../generated/client.ts";
import { foldLeadCounts } from "./lead-counts.ts";
import { enrolStaged, leaveOut, stagedKeys, stageLeads } from "./staged-leads.ts";

export function leadStore(db: Db): LeadStore {
  return {
    stage: (rows) => stageLeads(db, rows),
    enrolStaged: (into) => enrolStaged(db, into),
    stagedKeys: (after, take) => stagedKeys(db, after, take),
    leaveOut: (keys, reason) => leaveOut(db, keys, reason),

    foldCounts: () => foldLeadCounts(db),

    active: (campaignId) => db.enrolment.count({ where: { campaignId, state: "active" } }),
    async dueFirst(campaignId, dueAt) {
      await db.enrolment.updateMany({ where: { campaignId, state: "active", nextStep: 1 }, data: { dueAt } });
    },
    async hold(workspaceId, email, heldFor) {
      await db.enrolment.updateMany({
        where: { workspaceId, lead: { email }, state: { in: ["active", "held"] } },
        data: { state: "held", heldFor },
      });
    },
    async holdOne(id, heldFor) {
      const { count } = await db.enrolment.updateMany({
        where: { id, state: "active" },
        data: { state: "held", heldFor },
      });
      return count === 1;
    },
    release: async (workspaceId, email, heldFor) =>
      (await release(db, { workspaceId, lead: { email }, heldFor })).length,
    releaseHeld: (held) => release(db, those(held)),
    async removeHeld(held, stoppedAt) {
      const { count } = await db.enrolment.updateMany({
        where: { ...those(held), state: "held" },
        data: { state: "stopped", stopReason: "removed", stoppedAt },
      });
      return count;
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
    give: (disconnectionId, from, to) => db.$queryRaw`
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
    async givable(incidentId) {
      const rows = await db.$queryRaw<[{ leads: number }]>`
        SELECT count(*)::int AS leads FROM disconnection
        JOIN pause ON pause.disconnection_id = disconnection.id
        JOIN campaign ON campaign.id = pause.campaign_id AND ${GOES_ON}
        JOIN enrolment ON enrolment.mailbox_id = disconnection.mailbox_id AND enrolment.campaign_id = campaign.id
          AND ${UNTOUCHED}
        WHERE disconnection.incident_id = ${incidentId}::uuid AND disconnection.ended_at IS NULL`;
      return rows[0].leads;
    },
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

function those({ campaignId, ...which }: HeldLeads): Prisma.EnrolmentWhereInput {
  if ("heldFor" in which) return { campaignId, heldFor: which.heldFor };
  return { campaignId, id: which.enrolmentId, heldFor: { in: [...HAND_HELD_FOR] } };
}

/** @returns the mailbox of each lead that was released */
async function release(db: Db, where: Prisma.EnrolmentWhereInput): Promise<string[]> {
  const released = await db.enrolment.updateManyAndReturn({
    where: { ...where, state: "held" },
    data: { state: "active", heldFor: null },
    select: { mailboxId: true },
  });
  // They may be due now: their mailboxes are looked at again at once.
  const mailboxIds = released.map(({ mailboxId }) => mailboxId);
  await db.mailbox.updateMany({
    where: { id: { in: [...new Set(mailboxIds)] } },
    data: { quietUntil: null },
  });
  return mailboxIds;
}

const GOES_ON = Prisma.sql`(campaign.state = 'running' OR campaign.paused_by_disconnection_id IS NOT NULL)`;
const UNTOUCHED = Prisma.sql`(enrolment.state = 'active' AND enrolment.next_step = 1
  AND NOT EXISTS (SELECT FROM send WHERE send.enrolment_id = enrolment.id))`;
