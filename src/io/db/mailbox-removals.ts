import type { LeadsOf, MailboxRemovalStore } from "../../core/removal/mailbox-removal-store.ts";
import type { Db } from "./db.ts";
import { Prisma } from "./generated/client.ts";
import { mailboxEndings } from "./mailbox-endings.ts";
import { NOT_HELD } from "./rooms/mailbox/holds.ts";

/** A lead that nothing was sent to, in a campaign that is not over. */
const UNWRITTEN = Prisma.sql`(enrolment.state IN ('active', 'held') AND enrolment.next_step = 1
  AND NOT EXISTS (SELECT FROM send WHERE send.enrolment_id = enrolment.id)
  AND EXISTS (SELECT FROM campaign WHERE campaign.id = enrolment.campaign_id AND campaign.state <> 'finished'))`;

export function mailboxRemovalStore(db: Db): MailboxRemovalStore {
  return {
    async lock(id) {
      const [row] = await db.$queryRaw<{ sending: boolean }[]>`
        SELECT claimed_by IS NOT NULL AS sending FROM mailbox WHERE id = ${id}::uuid AND removed_at IS NULL FOR UPDATE`;
      return row ?? null;
    },
    async unwritten(mailboxId) {
      const [row] = await db.$queryRaw<[{ leads: number }]>`
        SELECT count(*)::int AS leads FROM enrolment WHERE mailbox_id = ${mailboxId}::uuid AND ${UNWRITTEN}`;
      return row.leads;
    },
    giveUnwritten: (mailboxId, to) => db.$queryRaw<LeadsOf[]>`
      WITH taken AS (
        UPDATE enrolment SET mailbox_id = ${to}::uuid WHERE mailbox_id = ${mailboxId}::uuid AND ${UNWRITTEN}
        RETURNING campaign_id
      ), counted AS (
        SELECT campaign_id, count(*)::int AS leads FROM taken GROUP BY campaign_id
      ), joined AS (
        INSERT INTO campaign_mailbox (campaign_id, mailbox_id) SELECT campaign_id, ${to}::uuid FROM counted
        ON CONFLICT DO NOTHING
      )
      SELECT campaign_id AS "campaignId", leads FROM counted`,
    stopLeads: (mailboxId, at) => db.$queryRaw<LeadsOf[]>`
      WITH stopped AS (
        UPDATE enrolment SET state = 'stopped', stop_reason = 'removed', stopped_at = ${at}
        WHERE mailbox_id = ${mailboxId}::uuid AND state IN ('active', 'held', 'unconfirmed')
        RETURNING campaign_id
      )
      SELECT campaign_id AS "campaignId", count(*)::int AS leads FROM stopped GROUP BY campaign_id`,
    ...mailboxEndings(db),
    async remove(id, removedAt) {
      const where = { mailboxId: id };
      await db.credential.deleteMany({ where });
      await db.campaignMailbox.deleteMany({ where });
      await db.mailboxBackup.deleteMany({ where });
      await db.disclaimer.deleteMany({ where });
      await db.reconnectLink.deleteMany({ where });
      await db.providerSignIn.deleteMany({ where });
      await db.folderCursor.deleteMany({ where });
      await db.setAsideMail.deleteMany({ where });
      await db.unreadFolder.deleteMany({ where });
      // A secret that was proven for it must not outlive the stored one.
      await db.reconnect.updateMany({ where, data: { keyId: null, sealed: null } });
      await db.mailbox.update({
        where: { id },
        data: {
          state: "removed",
          removedAt,
          subject: null,
          tenant: null,
          ...NOT_HELD,
          readFailingSince: null,
          readFailure: null,
        },
      });
    },
  };
}
