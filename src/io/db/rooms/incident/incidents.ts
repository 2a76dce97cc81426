import { randomUUIDv7 } from "node:crypto";
import { storedDiagnosis } from "../../../../core/diagnosis/stored-diagnosis.ts";
import type {
  Disconnection,
  HeldUpCampaign,
  Incident,
  IncidentStore,
  LostMailbox,
} from "../../../../core/incident/incident-store.ts";
import type { Census } from "../../../../core/lead/census.ts";
import type { Db } from "../../db.ts";
import type { Incident as IncidentRow, Prisma, Disconnection as Row } from "../../generated/client.ts";
import { censusOf } from "../campaign/census-of.ts";
import { openOrJoin } from "./open-or-join.ts";

export function incidentStore(db: Db): IncidentStore {
  return {
    openOrJoin: (incident) => openOrJoin(db, incident),
    async get(id) {
      const row = await db.incident.findUnique({ where: { id } });
      return row && incidentOf(row);
    },
    async openIn(workspaceId) {
      const rows = await db.incident.findMany({
        where: { workspaceId, endedAt: null },
        orderBy: { openedAt: "asc" },
        select: { id: true },
      });
      return rows.map(({ id }) => id);
    },
    async openOf(mailboxId) {
      const row = await db.incident.findFirst({
        where: { disconnections: { some: { mailboxId, endedAt: null } } },
      });
      return row && incidentOf(row);
    },
    async lastOf(incidentId, mailboxId) {
      const row = await db.disconnection.findFirst({
        where: { mailboxId, OR: [{ incidentId }, { cameFromId: incidentId }] },
        orderBy: { startedAt: "desc" },
      });
      return row && fromRow(row);
    },
    async lastEnded(incidentId) {
      const row = await db.disconnection.findFirst({
        where: { incidentId, endedAt: { not: null }, removed: false },
        orderBy: { endedAt: "desc" },
      });
      return row?.endedAt ? { ...fromRow(row), endedAt: row.endedAt } : null;
    },
    async openMailboxes(incidentId, { skip, take }) {
      const where = {
        OR: [{ disconnections: { some: { incidentId, endedAt: null } } }, { heldInId: incidentId }],
      };
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
    async standing(incidentId) {
      const [held, ended, open, reconnecting] = await Promise.all([
        db.mailbox.count({ where: { heldInId: incidentId } }),
        db.disconnection.count({ where: { incidentId, endedAt: { not: null }, removed: false } }),
        db.disconnection.count({ where: { incidentId, endedAt: null } }),
        db.reconnect.count({ where: { endedAt: null, disconnection: { incidentId, endedAt: null } } }),
      ]);
      return { waiting: open - reconnecting + held, reconnecting, connected: ended };
    },
    async someStanding(incidentId, where, take) {
      const underWay = { reconnects: { some: { endedAt: null } } };
      const rows = await db.disconnection.findMany({
        where: {
          incidentId,
          ...(where === "connected" ? { endedAt: { not: null }, removed: false } : { endedAt: null }),
          ...(where === "reconnecting" && underWay),
          ...(where === "waiting" && { NOT: underWay }),
        },
        orderBy: where === "connected" ? { endedAt: "desc" } : { mailbox: { address: "asc" } },
        select: { id: true, mailboxId: true, mailbox: { select: { address: true } } },
        take,
      });
      const lost = rows.map(({ id, mailboxId, mailbox }) => ({
        disconnectionId: id,
        mailboxId,
        address: mailbox.address,
      }));
      return lost.length > 0 || where !== "waiting" ? lost : heldIn(db, incidentId, take);
    },
    async reconnectedBy(incidentId) {
      const rows = await db.$queryRaw<{ name: string | null; count: number }[]>`
        SELECT member.name, count(*)::int AS count
        FROM reconnect
        JOIN disconnection ON disconnection.id = reconnect.disconnection_id
        LEFT JOIN member ON member.id = reconnect.member_id
        WHERE disconnection.incident_id = ${incidentId}::uuid AND reconnect.state = 'resumed'
        GROUP BY reconnect.member_id, member.name ORDER BY count(*) DESC, member.name`;
      return {
        names: rows.flatMap(({ name }) => name ?? []),
        alone: rows.find(({ name }) => name === null)?.count ?? 0,
      };
    },
    async endIfOver(id, endedAt) {
      // The lock first: whoever joins holds it, and only a later statement sees the disconnection they added.
      await db.$queryRaw`SELECT id FROM incident WHERE id = ${id}::uuid FOR UPDATE`;
      const ended = await db.incident.updateMany({
        where: { id, endedAt: null, disconnections: { none: { endedAt: null } }, holds: { none: {} } },
        data: { endedAt },
      });
      return ended.count === 1;
    },

    async startDisconnection({ workspaceId, mailboxId, incidentId, cause, diagnosis, startedAt, lookAt }) {
      const id = randomUUIDv7();
      const listed = await db.$executeRaw`
        WITH begun AS (
          INSERT INTO disconnection (id, workspace_id, mailbox_id, incident_id, cause, diagnosis, census, started_at, look_at)
          SELECT ${id}::uuid, ${workspaceId}::uuid, ${mailboxId}::uuid, ${incidentId}::uuid, ${cause}::"Cause",
            ${JSON.stringify(diagnosis)}::jsonb, to_jsonb(census), ${startedAt}, ${lookAt}
          FROM ${censusOf(mailboxId)} census RETURNING id
        )
        INSERT INTO pause (disconnection_id, campaign_id)
        SELECT begun.id, campaign.id
        FROM begun CROSS JOIN campaign JOIN campaign_mailbox part ON part.campaign_id = campaign.id
        WHERE part.mailbox_id = ${mailboxId}::uuid
          AND (campaign.state = 'running' OR campaign.paused_by_disconnection_id IS NOT NULL)`;
      return { id, listed };
    },
    async disconnection(id) {
      const row = await db.disconnection.findUnique({ where: { id } });
      return row && fromRow(row);
    },
    async openDisconnection(mailboxId) {
      const row = await db.disconnection.findFirst({ where: { mailboxId, endedAt: null } });
      return row && fromRow(row);
    },
    async saveCensus(id, census) {
      await db.disconnection.update({ where: { id }, data: { census } });
    },
    async holdOpen(id, incidentId) {
      const open = await db.$queryRaw<unknown[]>`
        SELECT id FROM disconnection
        WHERE id = ${id}::uuid AND incident_id = ${incidentId}::uuid AND ended_at IS NULL FOR UPDATE`;
      return open.length === 1;
    },
    async move(id, { incidentId, from, diagnosis, lookAt }) {
      const { cause } = diagnosis;
      await db.disconnection.update({
        where: { id },
        data: { incidentId, cameFromId: from, cause, diagnosis, lookAt, looks: 0 },
      });
    },
    left: (incidentId, take) => addresses(db, { cameFromId: incidentId }, take),
    removed: (incidentId, take) => addresses(db, { incidentId, removed: true }, take),
    async keepOpen(id) {
      const open = await db.$queryRaw<unknown[]>`
        SELECT id FROM disconnection WHERE id = ${id}::uuid AND ended_at IS NULL FOR SHARE`;
      return open.length === 1;
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

    async census(mailboxId) {
      const rows = await db.$queryRaw<[Census]>`SELECT * FROM ${censusOf(mailboxId)} census`;
      return rows[0];
    },
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
    async channels(incidentId) {
      const rows = await db.$queryRaw<{ channel: string | null }[]>`
        SELECT DISTINCT campaign.slack_channel AS channel FROM disconnection
        JOIN pause ON pause.disconnection_id = disconnection.id JOIN campaign ON campaign.id = pause.campaign_id
        WHERE disconnection.incident_id = ${incidentId}::uuid ORDER BY campaign.slack_channel NULLS FIRST`;
      return rows.map((row) => row.channel);
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
  };
}

async function heldIn(db: Db, incidentId: string, take: number): Promise<LostMailbox[]> {
  const rows = await db.mailbox.findMany({
    where: { heldInId: incidentId },
    orderBy: { address: "asc" },
    select: { id: true, address: true },
    take,
  });
  return rows.map(({ id, address }) => ({ disconnectionId: null, mailboxId: id, address }));
}

function incidentOf({
  diagnosis,
  gathersUntil: _,
  gathered: __,
  roundAt: ___,
  ...row
}: IncidentRow): Incident {
  return { ...row, diagnosis: storedDiagnosis(diagnosis) };
}

function fromRow({ diagnosis, census, lookAt: _, cameFromId: __, removed: ___, ...row }: Row): Disconnection {
  return { ...row, diagnosis: storedDiagnosis(diagnosis), census: census as Census };
}

/** Of the mailboxes of these disconnections: the first ones, and how many there are. */
async function addresses(db: Db, where: Prisma.DisconnectionWhereInput, take: number) {
  const [rows, total] = await Promise.all([
    db.disconnection.findMany({
      where,
      orderBy: { mailbox: { address: "asc" } },
      select: { mailbox: { select: { address: true } } },
      take,
    }),
    db.disconnection.count({ where }),
  ]);
  return { addresses: rows.map(({ mailbox }) => mailbox.address), total };
}
