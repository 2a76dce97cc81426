import type { FixerStore } from "../../../../core/incident/fixer-store.ts";
import type { Entitled, Member } from "../../../../core/workspace/member.ts";
import type { Db } from "../../db.ts";

const member = { id: true, workspaceId: true, name: true, email: true, role: true } as const;

export function fixerStore(db: Db): FixerStore {
  return {
    async reachableNowhere(workspaceId, take) {
      const rows = await db.$queryRaw<{ address: string }[]>`
        SELECT address FROM mailbox
        WHERE workspace_id = ${workspaceId}::uuid AND NOT EXISTS (
          SELECT 1 FROM member WHERE member.workspace_id = mailbox.workspace_id AND lower(email) <> lower(address)
            AND (role = 'admin' OR member.id = owner_id OR EXISTS (
              SELECT 1 FROM mailbox_backup WHERE mailbox_id = mailbox.id AND member_id = member.id)))
        ORDER BY address LIMIT ${take}`;
      return rows.map(({ address }) => address);
    },
    async entitled(mailboxId) {
      const mailbox = await db.mailbox.findUnique({
        where: { id: mailboxId, removedAt: null },
        select: {
          owner: { select: member },
          backups: { select: { member: { select: member } } },
          disclaimers: { select: { memberId: true } },
          workspace: {
            select: { members: { where: { role: "admin" }, orderBy: { name: "asc" }, select: member } },
          },
        },
      });
      if (mailbox === null) return [];
      const disclaimers = new Set(mailbox.disclaimers.map(({ memberId }) => memberId));
      const as = (one: Member, role: Entitled["as"]) => ({
        ...one,
        as: role,
        disclaims: disclaimers.has(one.id),
      });
      const everyone: Entitled[] = [
        as(mailbox.owner, "owner"),
        ...mailbox.backups.map((backup) => as(backup.member, "backup")),
        ...mailbox.workspace.members.map((admin) => as(admin, "admin")),
      ];
      const once = everyone.filter((one, index) => everyone.findIndex(({ id }) => id === one.id) === index);
      return [...once.filter(({ disclaims }) => !disclaims), ...once.filter(({ disclaims }) => disclaims)];
    },
    async entitledIn(incidentId, take) {
      return db.$queryRaw<Entitled[]>`
        WITH lost AS (
          SELECT mailbox_id FROM disconnection WHERE incident_id = ${incidentId}::uuid AND ended_at IS NULL
          UNION ALL SELECT id FROM mailbox WHERE held_in_id = ${incidentId}::uuid
        ), may AS (
          SELECT owner_id AS member_id, 1 AS place, count(*) AS mailboxes
          FROM mailbox JOIN lost ON lost.mailbox_id = mailbox.id GROUP BY owner_id
          UNION ALL
          SELECT member_id, 2, count(*) FROM mailbox_backup JOIN lost USING (mailbox_id) GROUP BY member_id
          UNION ALL
          SELECT member.id, 3, 0 FROM member JOIN incident USING (workspace_id)
          WHERE incident.id = ${incidentId}::uuid AND member.role = 'admin'
        )
        SELECT member.id, workspace_id AS "workspaceId", name, email, role::text,
          (ARRAY['owner', 'backup', 'admin'])[min(place)] AS "as", bool_or(disclaimer.member_id IS NOT NULL) AS disclaims
        FROM may JOIN member ON member.id = may.member_id
        LEFT JOIN (SELECT DISTINCT member_id FROM disclaimer JOIN lost USING (mailbox_id)) disclaimer
          ON disclaimer.member_id = member.id
        GROUP BY member.id
        ORDER BY bool_or(disclaimer.member_id IS NOT NULL), min(place), max(mailboxes) DESC, name LIMIT ${take}`;
    },
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
      WHERE mailbox.state = 'connected' AND (sender.id IS NOT NULL OR member.role = 'admin' OR mailbox.owner_id = member.id
        OR EXISTS (SELECT FROM mailbox_backup WHERE mailbox_id = mailbox.id AND member_id = member.id))
      ORDER BY sender.id IS NULL, mailbox.address LIMIT ${take}`,
  };
}
