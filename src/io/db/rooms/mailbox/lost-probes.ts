import type { LostProbeStore } from "../../../../core/recovery/lost-probe-store.ts";
import type { Db } from "../../db.ts";

export function lostProbeStore(db: Db): LostProbeStore {
  return {
    async claim(now, next, limit) {
      const rows = await db.$queryRaw<{ mailboxId: string }[]>`
        UPDATE disconnection SET look_at = ${next} WHERE id IN (
          SELECT id FROM disconnection WHERE look_at <= ${now} AND ended_at IS NULL
          ORDER BY look_at LIMIT ${limit} FOR UPDATE SKIP LOCKED)
        RETURNING mailbox_id AS "mailboxId"`;
      return rows.map((row) => row.mailboxId);
    },
    async refusedAgain(id, probes, probeAt) {
      await db.$executeRaw`
        UPDATE disconnection SET looks = ${probes}, look_at = CASE WHEN id IN (
          SELECT first.id FROM disconnection first
          WHERE first.incident_id = disconnection.incident_id AND first.ended_at IS NULL
          ORDER BY first.id LIMIT ${PROBED_FOR_ALL}) THEN ${probeAt}::timestamptz END
        WHERE id = ${id}::uuid AND ended_at IS NULL`;
    },
    async claimRound(id, before, now) {
      const { count } = await db.incident.updateMany({
        where: { id, endedAt: null, OR: [{ roundAt: null }, { roundAt: { lte: before } }] },
        data: { roundAt: now },
      });
      return count === 1;
    },
    async atAll(incidentId, from, spacingMs) {
      await db.$executeRaw`
        UPDATE disconnection SET look_at = ${from}::timestamptz + turn.place * ${spacingMs}::int * interval '1 millisecond'
        FROM (
          SELECT id, row_number() OVER (ORDER BY id) AS place FROM disconnection
          WHERE incident_id = ${incidentId}::uuid AND ended_at IS NULL) turn
        WHERE disconnection.id = turn.id AND disconnection.ended_at IS NULL`;
    },
  };
}

/** This many of an incident's mailboxes are probed on behalf of all. */
const PROBED_FOR_ALL = 3;
