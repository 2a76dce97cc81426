import type { FixerStore } from "../../../../core/incident/fixer-store.ts";
import type { Entitled, Member } from "../../../../core/workspace/member.ts";
import type { Db } from "../../db.ts";
import { member } from "../workspace/member-row.ts";

/** The members who may reconnect a mailbox, or those of an incident. */
export function entitled(db: Db): Pick<FixerStore, "entitled" | "entitledIn" | "reachableNowhere"> {
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
  };
}
