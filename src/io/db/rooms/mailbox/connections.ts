import type { ConnectionStore } from "../../../../core/mailbox/connection-store.ts";
import type { Db } from "../../db.ts";
import type { Prisma } from "../../generated/client.ts";

export function connectionStore(db: Db): ConnectionStore {
  const changed = async (where: Prisma.MailboxWhereInput, data: Prisma.MailboxUncheckedUpdateManyInput) =>
    (await db.mailbox.updateMany({ where, data })).count === 1;
  return {
    async markDisconnected(id) {
      // The mailbox first, then its campaigns in one order for all: two disconnections at once wait for each other, not in a
      // circle.
      const [lost] = await db.$queryRaw<{ heldIn: string | null }[]>`
        WITH lost AS (
          UPDATE mailbox SET state = 'disconnected', held_cause = NULL, held_until = NULL, held_in_id = NULL,
            held_host = NULL, held_since = NULL, held_probed_at = NULL, held_called_at = NULL, held_calls = 0
          FROM (SELECT id, held_in_id FROM mailbox WHERE id = ${id}::uuid FOR NO KEY UPDATE) before
          WHERE mailbox.id = before.id AND mailbox.state IN ('connected', 'held')
          RETURNING mailbox.id, before.held_in_id
        ), locked AS (
          SELECT id FROM campaign WHERE id IN (SELECT campaign_id FROM campaign_mailbox JOIN lost ON lost.id = mailbox_id)
          ORDER BY id FOR NO KEY UPDATE
        )
        SELECT held_in_id AS "heldIn", (SELECT count(*)::int FROM locked) AS campaigns FROM lost`;
      return lost ? { heldIn: lost.heldIn } : null;
    },
    markConnected: (id, at) =>
      changed({ id, state: "disconnected" }, { state: "connected", smtpWorkedAt: at, imapWorkedAt: at }),
    async keepConnected(id) {
      const rows = await db.$queryRaw<unknown[]>`
        SELECT id FROM mailbox WHERE id = ${id}::uuid AND state = 'connected' FOR SHARE`;
      return rows.length === 1;
    },
    async worked(id, leg, at) {
      if (leg === "token") return;
      await db.mailbox.update({
        where: { id },
        data: leg === "smtp" ? { smtpWorkedAt: at } : { imapWorkedAt: at },
      });
    },
    async claimPreflights(now, ahead, limit) {
      const rows = await db.$queryRaw<{ id: string }[]>`
        WITH due AS (
          SELECT mailbox.id, opening.at FROM campaign
          JOIN campaign_mailbox part ON part.campaign_id = campaign.id
          JOIN mailbox ON mailbox.id = part.mailbox_id
          CROSS JOIN LATERAL (SELECT max(other.opens_at) AS at FROM campaign_mailbox its
            JOIN campaign other ON other.id = its.campaign_id AND other.state = 'running'
              AND other.opens_at > ${now} AND other.opens_at <= ${ahead}
            WHERE its.mailbox_id = mailbox.id) opening
          WHERE campaign.state = 'running' AND campaign.opens_at > ${now} AND campaign.opens_at <= ${ahead}
            AND mailbox.state = 'connected' AND (preflight_for IS NULL OR preflight_for < opening.at)
          LIMIT ${limit} FOR UPDATE OF mailbox SKIP LOCKED)
        UPDATE mailbox SET preflight_for = due.at FROM due WHERE mailbox.id = due.id RETURNING mailbox.id`;
      return rows.map((row) => row.id);
    },
  };
}
