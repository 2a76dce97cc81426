import type { HoldStore, ProbeTurn } from "../../../../core/disconnection/hold-store.ts";
import type { Db } from "../../db.ts";
import { Prisma } from "../../generated/client.ts";
import { APART, freeTurn } from "./free-turn.ts";

/** A host that is down is probed this often, by one of the mailboxes that wait for it. */
const EVERY = Prisma.sql`interval '15 seconds'`;

/** A host that has been down for a day is probed less often. */
const LATER = Prisma.sql`interval '5 minutes'`;

/** Between two probes at a host that has just answered. */
const IN_TURN = Prisma.sql`interval '50 milliseconds'`;

const RAREST = Prisma.sql`interval '15 minutes'`;

/** When held mailboxes are probed. */
export function heldProbes(
  db: Db,
): Pick<HoldStore, "probeHeld" | "dueAt" | "claimProbe" | "due" | "bringForward"> {
  return {
    async probeHeld(incidentId, from, spacingMs) {
      await db.$executeRaw`
        UPDATE mailbox SET held_until = ${from}::timestamptz + turn.place * ${spacingMs}::int * interval '1 millisecond'
        FROM (
          SELECT id, row_number() OVER (ORDER BY id) AS place FROM mailbox
          WHERE held_in_id = ${incidentId}::uuid AND state = 'held') turn
        WHERE mailbox.id = turn.id AND mailbox.state = 'held'`;
    },
    async dueAt(id, now) {
      const row = await db.mailbox.findFirst({
        where: { id, state: "held", heldUntil: { lte: now } },
        select: { heldHost: true, workspaceId: true },
      });
      return row && { workspaceId: row.workspaceId, host: row.heldHost };
    },
    async claimProbe(id, now, { host, next }) {
      if (host === null) {
        const where = { id, state: "held", heldUntil: { lte: now }, heldHost: null } as const;
        const { count } = await db.mailbox.updateMany({ where, data: { heldUntil: next } });
        return count === 1 ? { kind: "taken", next } : null;
      }
      const wait = Prisma.sql`greatest(
        CASE WHEN held_since < ${now}::timestamptz - interval '1 day' THEN ${LATER} ELSE ${EVERY} END,
        ${ownWait(Prisma.sql`held_calls - 1`)})`;
      const [row] = await db.$queryRaw<{ taken: boolean; until: Date }[]>`
        WITH me AS MATERIALIZED (
          SELECT ${wait} AS wait, coalesce(held_called_at > coalesce(held_probed_at, '-infinity'), false)
            OR NOT EXISTS (SELECT FROM mailbox other WHERE other.held_host = ${host} AND other.id <> ${id}::uuid
              AND other.held_probed_at > ${now}::timestamptz - ${APART}) AS taken
          FROM mailbox WHERE id = ${id}::uuid
        )
        UPDATE mailbox SET
          held_probed_at = CASE WHEN me.taken THEN ${now} ELSE held_probed_at END,
          held_until = ${freeTurn(id, host, Prisma.sql`${now}::timestamptz + CASE WHEN me.taken THEN me.wait ELSE ${APART} END`)}
        FROM me WHERE id = ${id}::uuid AND state = 'held' AND held_until <= ${now} AND held_host = ${host}
        RETURNING me.taken, held_until AS until`;
      if (row === undefined) return null;
      return (
        row.taken ? { kind: "taken", next: row.until } : { kind: "later", at: row.until }
      ) satisfies ProbeTurn;
    },
    async due(now, take) {
      const rows = await db.mailbox.findMany({
        where: { state: "held", heldUntil: { lte: now } },
        select: { id: true },
        take,
      });
      return rows.map((row) => row.id);
    },
    async bringForward(hosts, now) {
      return db.$queryRaw<{ mailboxId: string; at: Date }[]>`
        WITH waiting AS MATERIALIZED (
          SELECT id, held_host, held_until FROM mailbox
          WHERE held_host = ANY(${hosts}) AND state = 'held' AND held_until > ${now}
            AND (held_probed_at IS NULL OR held_probed_at <= ${now}::timestamptz - ${APART})
            AND (held_called_at IS NULL OR (held_called_at < held_probed_at
              AND held_probed_at + ${ownWait(Prisma.sql`held_calls - 2`)} <= ${now}))
          FOR NO KEY UPDATE SKIP LOCKED
        ), turn AS (
          SELECT id, row_number() OVER (PARTITION BY held_host ORDER BY held_until, id) - 1 AS place FROM waiting
        )
        UPDATE mailbox SET held_until = ${now}::timestamptz + turn.place * ${IN_TURN}, held_called_at = ${now},
          held_calls = held_calls + 1
        FROM turn WHERE mailbox.id = turn.id
        RETURNING mailbox.id AS "mailboxId", held_until AS at`;
    },
  };
}

/** Doubles with each failed probe although the host had answered another mailbox. */
const ownWait = (calls: Prisma.Sql) => Prisma.sql`least(${RAREST}, ${EVERY} * power(2, least(${calls}, 10)))`;
