import type { ForesightStore } from "../../../../core/foresight/foresight-store.ts";
import type { Db } from "../../db.ts";
import { Prisma } from "../../generated/client.ts";

/** Sign-ins of a year ago say little about the rules of today. */
const REMEMBERED = Prisma.sql`interval '180 days'`;

/** The last sign-in to a mailbox before a moment. */
const signedInBefore = (moment: Prisma.Sql) => Prisma.sql`(
  SELECT max(event.at) FROM history event WHERE event.mailbox_id = mailbox.id
    AND event.kind IN ('mailbox-added', 'mailbox-reconnected', 'mailbox-renewed') AND event.at < ${moment})`;

const domainOf = (address: Prisma.Sql) => Prisma.sql`lower(substring(${address} FROM '[^@]*$'))`;

export function foresightStore(db: Db): ForesightStore {
  return {
    claimWorkspaces: (now, next, limit) => db.$queryRaw`
      UPDATE workspace SET foretell_at = ${next} WHERE id IN (
        SELECT id FROM workspace WHERE foretell_at IS NULL OR foretell_at <= ${now}
        ORDER BY foretell_at NULLS FIRST LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      RETURNING id, time_zone AS "timeZone"`,
    async putOff(id, foretellAt) {
      await db.workspace.update({ where: { id }, data: { foretellAt } });
    },
    async granted(workspaceId, ownerId, now) {
      return db.$queryRaw`
        WITH past AS (
          SELECT ${domainOf(Prisma.sql`mailbox.address`)} AS domain, mailbox.provider,
            (extract(epoch FROM lost.started_at - ${signedInBefore(Prisma.sql`lost.started_at`)}) * 1000)::float8 AS ms
          FROM disconnection lost JOIN mailbox ON mailbox.id = lost.mailbox_id
          WHERE lost.workspace_id = ${workspaceId}::uuid AND lost.cause = 'token_expired' AND mailbox.sign_in = 'oauth'
            AND lost.started_at > ${now}::timestamptz - ${REMEMBERED})
        SELECT mailbox.id AS "mailboxId", mailbox.address, mailbox.provider, mailbox.owner_id AS "ownerId",
          coalesce(${signedInBefore(Prisma.sql`'infinity'`)}, mailbox.created_at) AS "grantedAt",
          credential.ends_at AS "statedEndAt",
          coalesce((SELECT array_agg(past.ms) FROM past WHERE past.ms IS NOT NULL AND past.provider = mailbox.provider
            AND past.domain = ${domainOf(Prisma.sql`mailbox.address`)}), '{}') AS "earlierMs"
        FROM mailbox JOIN credential ON credential.mailbox_id = mailbox.id
        WHERE mailbox.workspace_id = ${workspaceId}::uuid AND mailbox.sign_in = 'oauth' AND mailbox.state = 'connected'
          AND (${ownerId}::uuid IS NULL OR mailbox.owner_id = ${ownerId}::uuid)`;
    },
  };
}
