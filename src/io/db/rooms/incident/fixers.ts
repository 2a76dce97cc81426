import type { FixerStore } from "../../../../core/incident/fixer-store.ts";
import type { Db } from "../../db.ts";
import { IS_OUTREACH } from "../mailbox/outreach.ts";
import { entitled } from "./entitled.ts";

export function fixerStore(db: Db): FixerStore {
  return {
    ...entitled(db),
    async mayReconnect(memberId, incidentId, take) {
      const rows = await db.mailbox.findMany({
        where: {
          AND: [
            { OR: [{ disconnections: { some: { incidentId, endedAt: null } } }, { heldInId: incidentId }] },
            {
              OR: [
                { ownerId: memberId },
                { backups: { some: { memberId } } },
                { workspace: { members: { some: { id: memberId, role: "admin" } } } },
              ],
            },
          ],
        },
        orderBy: { address: "asc" },
        select: { id: true, address: true, signIn: true },
        take,
      });
      return rows.map(({ id, ...row }) => ({ mailboxId: id, ...row }));
    },
    async inNameOf(memberId, incidentId, take) {
      const rows = await db.mailbox.findMany({
        where: {
          disconnections: { some: { incidentId, endedAt: null } },
          OR: [{ ownerId: memberId }, { backups: { some: { memberId } } }],
        },
        orderBy: { address: "asc" },
        select: { id: true, address: true },
        take,
      });
      return rows.map(({ id, address }) => ({ mailboxId: id, address }));
    },
    async isConcerned(memberId, incidentId) {
      const found = await db.mailbox.findFirst({
        where: {
          disconnections: { some: { incidentId } },
          OR: [{ ownerId: memberId }, { backups: { some: { memberId } } }],
        },
        select: { id: true },
      });
      return found !== null;
    },
    async ownersOf(incidentId, take) {
      const rows = await db.mailbox.findMany({
        where: { disconnections: { some: { incidentId, endedAt: null } } },
        orderBy: { address: "asc" },
        select: { id: true, address: true, ownerId: true, disclaimers: { select: { memberId: true } } },
        take,
      });
      return rows.map(({ id, address, ownerId, disclaimers }) => ({
        mailboxId: id,
        address,
        ownerId,
        disclaimed: disclaimers.some(({ memberId }) => memberId === ownerId),
      }));
    },
    receivers: (memberId, incidentId, take) => db.$queryRaw`
      WITH sender AS (
        SELECT DISTINCT part.mailbox_id AS id FROM disconnection
        JOIN pause ON pause.disconnection_id = disconnection.id
        JOIN campaign_mailbox part ON part.campaign_id = pause.campaign_id
        WHERE disconnection.incident_id = ${incidentId}::uuid AND disconnection.ended_at IS NULL
      )
      SELECT mailbox.id AS "mailboxId", mailbox.address
      FROM mailbox
      JOIN member ON member.id = ${memberId}::uuid AND member.workspace_id = mailbox.workspace_id
      LEFT JOIN sender ON sender.id = mailbox.id
      WHERE mailbox.state = 'connected' AND ${IS_OUTREACH} AND (sender.id IS NOT NULL OR member.role = 'admin' OR mailbox.owner_id = member.id
        OR EXISTS (SELECT FROM mailbox_backup WHERE mailbox_id = mailbox.id AND member_id = member.id))
      ORDER BY sender.id IS NULL, mailbox.address LIMIT ${take}`,
  };
}
