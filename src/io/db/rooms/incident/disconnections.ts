import { randomUUIDv7 } from "node:crypto";
import { storedDiagnosis } from "../../../../core/diagnosis/stored-diagnosis.ts";
import type { Disconnection, DisconnectionStore } from "../../../../core/incident/disconnection-store.ts";
import type { Census } from "../../../../core/lead/census.ts";
import type { Db } from "../../db.ts";
import type { Disconnection as Row } from "../../generated/client.ts";
import { censusOf } from "../campaign/census-of.ts";

export function disconnectionStore(db: Db): DisconnectionStore {
  return {
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
    async start({ workspaceId, mailboxId, incidentId, cause, diagnosis, startedAt, probeAt }) {
      const id = randomUUIDv7();
      const listed = await db.$executeRaw`
        WITH begun AS (
          INSERT INTO disconnection (id, workspace_id, mailbox_id, incident_id, cause, diagnosis, census, started_at, look_at)
          SELECT ${id}::uuid, ${workspaceId}::uuid, ${mailboxId}::uuid, ${incidentId}::uuid, ${cause}::"Cause",
            ${JSON.stringify(diagnosis)}::jsonb, to_jsonb(census), ${startedAt}, ${probeAt}
          FROM ${censusOf(mailboxId)} census RETURNING id
        )
        INSERT INTO pause (disconnection_id, campaign_id)
        SELECT begun.id, campaign.id
        FROM begun CROSS JOIN campaign JOIN campaign_mailbox part ON part.campaign_id = campaign.id
        WHERE part.mailbox_id = ${mailboxId}::uuid
          AND (campaign.state = 'running' OR campaign.paused_by_disconnection_id IS NOT NULL)`;
      return { id, listed };
    },
    async get(id) {
      const row = await db.disconnection.findUnique({ where: { id } });
      return row && fromRow(row);
    },
    async openOf(mailboxId) {
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
    async move(id, { incidentId, from, diagnosis, probeAt }) {
      const { cause } = diagnosis;
      await db.disconnection.update({
        where: { id },
        data: { incidentId, cameFromId: from, cause, diagnosis, probeAt, probes: 0 },
      });
    },
    async keepOpen(id) {
      const open = await db.$queryRaw<unknown[]>`
        SELECT id FROM disconnection WHERE id = ${id}::uuid AND ended_at IS NULL FOR SHARE`;
      return open.length === 1;
    },
    async end(id, endedAt) {
      return (
        (await db.disconnection.updateMany({ where: { id, endedAt: null }, data: { endedAt } })).count === 1
      );
    },
    async census(mailboxId) {
      const rows = await db.$queryRaw<[Census]>`SELECT * FROM ${censusOf(mailboxId)} census`;
      return rows[0];
    },
  };
}

function fromRow({
  diagnosis,
  census,
  probeAt: _,
  cameFromId: __,
  removed: ___,
  ...row
}: Row): Disconnection {
  return { ...row, diagnosis: storedDiagnosis(diagnosis), census: census as Census };
}
