import type { Diagnosis } from "../../core/diagnosis/diagnosis.ts";
import type { Census } from "../../core/incident/census.ts";
import type { Disconnection, HeldUpCampaign, IncidentStore } from "../../core/incident/incident-store.ts";
import { enrolmentsOf, WITH_SENDS } from "./enrolments-of.ts";
import type { Disconnection as Row } from "./generated/client.ts";
import type { Db } from "./store.ts";

export function incidentStore(db: Db): IncidentStore {
  return {
    async openOrJoin({ workspaceId, scope, cause, at }) {
      // The update that changes nothing takes the row's lock: an incident that is joined cannot end before we commit.
      const rows = await db.$queryRaw<{ id: string }[]>`
        INSERT INTO incident (id, workspace_id, scope, cause, opened_at)
        VALUES (gen_random_uuid(), ${workspaceId}::uuid, ${scope}, ${cause}::"Cause", ${at})
        ON CONFLICT (workspace_id, scope, cause) WHERE ended_at IS NULL DO UPDATE SET scope = EXCLUDED.scope
        RETURNING id`;
      return (rows[0] as { id: string }).id;
    },
    get: (id) => db.incident.findUnique({ where: { id } }),
    openOf: (mailboxId) =>
      db.incident.findFirst({ where: { disconnections: { some: { mailboxId, endedAt: null } } } }),
    async disconnectionsOf(incidentId) {
      const rows = await db.disconnection.findMany({ where: { incidentId }, orderBy: { startedAt: "asc" } });
      return rows.map(fromRow);
    },
    async firstDisconnection(incidentId) {
      const row = await db.disconnection.findFirst({ where: { incidentId }, orderBy: { startedAt: "asc" } });
      return row && fromRow(row);
    },
    async lastEnded(incidentId) {
      const row = await db.disconnection.findFirst({
        where: { incidentId, endedAt: { not: null } },
        orderBy: { endedAt: "desc" },
      });
      return row?.endedAt ? { ...fromRow(row), endedAt: row.endedAt } : null;
    },
    async openMailboxes(incidentId, { skip, take }) {
      const where = { disconnections: { some: { incidentId, endedAt: null } } };
      const [rows, total] = await Promise.all([
        db.mailbox.findMany({
          where,
          orderBy: { address: "asc" },
          select: { id: true, address: true },
          skip,
          take,
        }),
        db.mailbox.count({ where }),
      ]);
      return { rows: rows.map(({ id, address }) => ({ mailboxId: id, address })), total };
    },
    async endIfOver(id, endedAt) {
      // The lock first: whoever joins holds it, and only a later statement sees the disconnection they added.
      await db.$queryRaw`SELECT id FROM incident WHERE id = ${id}::uuid FOR UPDATE`;
      const ended = await db.incident.updateMany({
        where: { id, endedAt: null, disconnections: { none: { endedAt: null } } },
        data: { endedAt },
      });
      return ended.count === 1;
    },

    async startDisconnection(disconnection) {
      const { id } = await db.disconnection.create({ data: disconnection, select: { id: true } });
      return id;
    },
    async disconnection(id) {
      const row = await db.disconnection.findUnique({ where: { id } });
      return row && fromRow(row);
    },
    async keepOpen(id) {
      const open = await db.$queryRaw<unknown[]>`
        SELECT id FROM disconnection WHERE id = ${id}::uuid AND ended_at IS NULL FOR SHARE`;
      return open.length === 1;
    },
    async lastEnd(mailboxId) {
      const row = await db.disconnection.findFirst({
        where: { mailboxId },
        orderBy: { startedAt: "desc" },
        select: { endedAt: true },
      });
      return row?.endedAt ?? null;
    },
    async endDisconnection(id, endedAt) {
      return (
        (await db.disconnection.updateMany({ where: { id, endedAt: null }, data: { endedAt } })).count === 1
      );
    },

    async lockCampaigns(mailboxId) {
      await db.$queryRaw`
        SELECT id FROM campaign WHERE id IN (SELECT campaign_id FROM campaign_mailbox WHERE mailbox_id = ${mailboxId}::uuid)
        ORDER BY id FOR NO KEY UPDATE`;
    },
    async pauseCampaigns(disconnectionId, mailboxId) {
      await db.$executeRaw`
        INSERT INTO pause (disconnection_id, campaign_id)
        SELECT ${disconnectionId}::uuid, campaign.id
        FROM campaign JOIN campaign_mailbox part ON part.campaign_id = campaign.id
        WHERE part.mailbox_id = ${mailboxId}::uuid
          AND (campaign.state = 'running' OR campaign.paused_by_disconnection_id IS NOT NULL)`;
      const rows = await db.$queryRaw<{ id: string }[]>`
        UPDATE campaign SET state = 'paused', paused_by_disconnection_id = ${disconnectionId}::uuid
        FROM pause
        WHERE pause.disconnection_id = ${disconnectionId}::uuid AND campaign.id = pause.campaign_id
          AND campaign.state = 'running' AND NOT EXISTS (
            SELECT FROM campaign_mailbox other JOIN mailbox ON mailbox.id = other.mailbox_id
            WHERE other.campaign_id = campaign.id AND mailbox.state <> 'disconnected')
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

    async census(mailboxId) {
      // One statement, so that all of it is seen at the same moment.
      const rows = await db.$queryRaw<[Census]>`
        WITH mine AS MATERIALIZED (
          SELECT id, campaign_id, state, stop_reason, next_step FROM ${enrolmentsOf(mailboxId)} enrolment
        ), grouped AS (
          SELECT campaign_id AS "campaignId", state, stop_reason AS "stopReason", next_step AS "nextStep", count(*) AS leads
          FROM mine GROUP BY campaign_id, state, stop_reason, next_step
        )
        SELECT
          (SELECT coalesce(json_agg(grouped ORDER BY "campaignId", state, "stopReason", "nextStep"), '[]') FROM grouped) AS groups,
          (SELECT count(*)::int FROM mine enrolment ${WITH_SENDS} WHERE send.state = 'accepted') AS accepted,
          (SELECT md5(coalesce(string_agg(id::text, ' ' ORDER BY id), '')) FROM mine) AS digest`;
      return rows[0];
    },
    async heldUp(incidentId) {
      return db.$queryRaw<HeldUpCampaign[]>`
        SELECT campaign.id, campaign.name, campaign.state::text, campaign.paused_by_member_id IS NOT NULL AS "pausedByMember",
          coalesce(sum(part.leads), 0)::int AS "leadsWaiting", min(part.first_due) AS "firstDueAt"
        FROM disconnection
        JOIN pause ON pause.disconnection_id = disconnection.id
        JOIN campaign ON campaign.id = pause.campaign_id
        CROSS JOIN LATERAL (
          SELECT count(*) AS leads, min(due_at) AS first_due FROM enrolment
          WHERE enrolment.mailbox_id = disconnection.mailbox_id AND enrolment.campaign_id = campaign.id
            AND enrolment.state = 'active') part
        WHERE disconnection.incident_id = ${incidentId}::uuid AND disconnection.ended_at IS NULL
        GROUP BY campaign.id ORDER BY campaign.name`;
    },
  };
}

function fromRow({ diagnosis, census, ...row }: Row): Disconnection {
  return { ...row, diagnosis: diagnosis as Diagnosis, census: census as Census };
}
