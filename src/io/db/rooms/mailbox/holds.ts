import type { HoldStore } from "../../../../core/disconnection/hold-store.ts";
import { legOf } from "../../../../core/mailbox/host-of.ts";
import type { Db } from "../../db.ts";
import { Prisma } from "../../generated/client.ts";
import { APART, freeTurn } from "./free-turn.ts";
import { heldProbes } from "./held-probes.ts";

/** First half of the two-part advisory lock key: "HOST". */
const HOST = 0x484f5354;
/** A host that did not answer this many mailboxes counts as down for all. */
const ENOUGH = 3;

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
    ...heldProbes(db),
    async release(id) {
      const { count } = await db.mailbox.updateMany({
        where: { id, state: "held" },
        data: { state: "connected", ...NOT_HELD },
      });
      return count === 1;
    },
  };
}

/** A host as `hostOf` writes it, without its protocol. */
function serverOf(host: string): { name: string; port: number } {
  const colon = host.lastIndexOf(":");
  return { name: host.slice(host.indexOf("//") + 2, colon), port: Number(host.slice(colon + 1)) };
}

/** The hold columns of a mailbox that is not held. */
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
