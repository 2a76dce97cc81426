import type { HoldStore, ProbeTurn } from "../../../../core/disconnection/hold-store.ts";
import { legOf } from "../../../../core/mailbox/host-of.ts";
import type { Db } from "../../db.ts";
import { Prisma } from "../../generated/client.ts";

/** First half of the two-part advisory lock key: "HOST". */
const HOST = 0x484f5354;

/** A host that is down is looked at so often, by one of the mailboxes that wait for it. */
const EVERY = Prisma.sql`interval '15 seconds'`;
/** A host that has been down for a day is looked at less often. */
const LATER = Prisma.sql`interval '5 minutes'`;
/** Between two looks at one host. A look may sign in at both of its servers. */
const APART = Prisma.sql`interval '2 seconds'`;
/** So many mailboxes that a host did not answer make it one that is down for all. */
const ENOUGH = 3;
/** Between two probes at a host that has just answered. */
const IN_TURN = Prisma.sql`interval '50 milliseconds'`;
const RAREST = Prisma.sql`interval '15 minutes'`;

/** Doubles with each probe that failed although the host had answered somebody else. */
const ownWait = (calls: Prisma.Sql) => Prisma.sql`least(${RAREST}, ${EVERY} * power(2, least(${calls}, 10)))`;

/** The first moment from `base` on at which no other mailbox of this host has its turn. */
const freeTurn = (id: string, host: string, base: Prisma.Sql) => Prisma.sql`(
  SELECT turn.at + ${APART} FROM (
    SELECT taken.at, lead(taken.at) OVER (ORDER BY taken.at) AS next FROM (
      SELECT ${base} - ${APART} AS at
      UNION ALL SELECT held_until FROM mailbox
        WHERE held_host = ${host} AND id <> ${id}::uuid AND held_until > ${base} - ${APART}
    ) taken
  ) turn
  WHERE turn.next IS NULL OR turn.next >= turn.at + 2 * ${APART}
  ORDER BY turn.at LIMIT 1)`;

export function holdStore(db: Db): HoldStore {
  return {
    async lockHost(host) {
      await db.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(${HOST}::int, hashtext(${host}))`;
    },
    async hold(id, { cause, until, incidentId, host, at }) {
      const keeps = Prisma.sql`(state = 'held' AND held_host = ${host} AND held_until > ${at})`;
      const time =
        host === null
          ? Prisma.sql`${until}::timestamptz`
          : Prisma.sql`CASE WHEN ${keeps} THEN held_until ELSE ${freeTurn(id, host, Prisma.sql`${until}::timestamptz`)} END`;
      const [row] = await db.$queryRaw<{ heldUntil: Date }[]>`
        UPDATE mailbox SET state = 'held', held_cause = ${cause}::"Cause", held_in_id = ${incidentId}::uuid,
          held_until = ${time}, held_host = ${host},
          held_since = CASE WHEN state = 'held' THEN coalesce(held_since, ${at}) ELSE ${at} END,
          held_calls = CASE WHEN held_host = ${host} THEN held_calls ELSE 0 END,
          held_called_at = CASE WHEN held_host = ${host} THEN held_called_at END
        WHERE id = ${id}::uuid AND state IN ('connected', 'held')
        RETURNING held_until AS "heldUntil"`;
      return row?.heldUntil ?? null;
    },
    async holdOthers(host, cause, at) {
      const leg = legOf(host);
      if (leg === "token") return [];
      const { name, port } = serverOf(host);
      const here =
        leg === "smtp"
          ? Prisma.sql`lower(smtp_host) = ${name} AND smtp_port = ${port}`
          : Prisma.sql`lower(imap_host) = ${name} AND imap_port = ${port}`;
      const worked = leg === "smtp" ? Prisma.sql`smtp_worked_at` : Prisma.sql`imap_worked_at`;
      return db.$queryRaw<{ mailboxId: string; workspaceId: string; until: Date }[]>`
        WITH here AS MATERIALIZED (
          SELECT id, state, held_host, held_since, held_until, ${worked} AS worked_at FROM mailbox WHERE ${here}
        ), known AS MATERIALIZED (
          SELECT count(*) FILTER (WHERE held_since > coalesce((SELECT max(worked_at) FROM here), '-infinity')) AS failing,
            max(held_until) AS last
          FROM here WHERE held_host = ${host}
        ), turn AS (
          SELECT here.id, known.last + row_number() OVER (ORDER BY here.id) * ${APART} AS at FROM here, known
          WHERE here.state = 'connected' AND known.failing >= ${ENOUGH}
        )
        UPDATE mailbox SET state = 'held', held_cause = ${cause}::"Cause", held_host = ${host}, held_since = ${at},
          held_until = turn.at
        FROM turn WHERE mailbox.id = turn.id AND mailbox.state = 'connected'
        RETURNING mailbox.id AS "mailboxId", workspace_id AS "workspaceId", held_until AS until`;
    },
    async heldIn(id) {
      const [row] = await db.$queryRaw<{ heldInId: string | null }[]>`
        SELECT held_in_id AS "heldInId" FROM mailbox WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
      return row?.heldInId ?? null;
    },
    async probeHeld(incidentId, from, spacingMs) {
      await db.$executeRaw`
        UPDATE mailbox SET held_until = ${from}::timestamptz + turn.place * ${spacingMs}::int * interval '1 millisecond'
        FROM (
          SELECT id, row_number() OVER (ORDER BY id) AS place FROM mailbox
          WHERE held_in_id = ${incidentId}::uuid AND state = 'held') turn
        WHERE mailbox.id = turn.id AND mailbox.state = 'held'`;
    },
    async release(id) {
      const { count } = await db.mailbox.updateMany({
        where: { id, state: "held" },
        data: { state: "connected", ...NOT_HELD },
      });
      return count === 1;
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

/** A host as `hostOf` writes it, without its protocol. */
function serverOf(host: string): { name: string; port: number } {
  const colon = host.lastIndexOf(":");
  return { name: host.slice(host.indexOf("//") + 2, colon), port: Number(host.slice(colon + 1)) };
}

/** What a mailbox that is not held has in the columns of a hold. */
export const NOT_HELD = {
  heldCause: null,
  heldUntil: null,
  heldInId: null,
  heldHost: null,
  heldSince: null,
  heldProbedAt: null,
  heldCalledAt: null,
  heldCalls: 0,
} as const;
