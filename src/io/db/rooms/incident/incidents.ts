import { storedDiagnosis } from "../../../../core/diagnosis/stored-diagnosis.ts";
import type { Incident, IncidentStore } from "../../../../core/incident/incident-store.ts";
import type { Db } from "../../db.ts";
import type { Incident as IncidentRow } from "../../generated/client.ts";
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
    async endIfOver(id, endedAt) {
      // The lock first: a process that joins holds it, and only a later statement sees the disconnection it added.
      await db.$queryRaw`SELECT id FROM incident WHERE id = ${id}::uuid FOR UPDATE`;
      const ended = await db.incident.updateMany({
        where: { id, endedAt: null, disconnections: { none: { endedAt: null } }, holds: { none: {} } },
        data: { endedAt },
      });
      return ended.count === 1;
    },
  };
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
