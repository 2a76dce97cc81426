import type { MailboxRemovalStore } from "../../core/removal/mailbox-removal-store.ts";
import type { Db } from "./db.ts";

/** Ends everything under way in a mailbox that is removed. */
export function mailboxEndings(
  db: Db,
): Pick<MailboxRemovalStore, "giveUpDoubts" | "endDisconnection" | "endDrill" | "endBrakes"> {
  return {
    async giveUpDoubts(mailboxId, settledAt) {
      await db.send.updateMany({
        where: { mailboxId, state: "transmitting", claimedBy: null },
        data: { state: "unconfirmed", settledAt },
      });
    },
    async endDisconnection(mailboxId, endedAt) {
      const [lost] = await db.disconnection.updateManyAndReturn({
        where: { mailboxId, endedAt: null },
        data: { endedAt, removed: true, probeAt: null },
        select: { id: true, incidentId: true },
      });
      if (lost === undefined) return null;
      await db.$executeRaw`
        UPDATE campaign SET paused_by_disconnection_id = other.id,
          state = CASE WHEN other.id IS NULL THEN 'running'::"CampaignState" ELSE campaign.state END
        FROM campaign own
        LEFT JOIN LATERAL (
          SELECT disconnection.id FROM pause JOIN disconnection ON disconnection.id = pause.disconnection_id
          WHERE pause.campaign_id = own.id AND disconnection.ended_at IS NULL LIMIT 1) other ON true
        WHERE campaign.id = own.id AND own.paused_by_disconnection_id = ${lost.id}::uuid AND own.state = 'paused'`;
      return lost.incidentId;
    },
    async endDrill(mailboxId, endedById, endedAt) {
      const [row] = await db.drill.updateManyAndReturn({
        where: { mailboxId, endedAt: null },
        data: { endedAt, endedById },
        select: { id: true },
      });
      return row?.id ?? null;
    },
    async endBrakes(mailboxId, endedById, endedAt) {
      const rows = await db.brake.updateManyAndReturn({
        where: { mailboxId, endedAt: null },
        data: { endedAt, endedById },
        select: { id: true },
      });
      return rows.map(({ id }) => id);
    },
  };
}
