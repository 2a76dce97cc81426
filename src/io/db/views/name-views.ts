import type { NameViews } from "../../../core/views/name-views.ts";
import type { Db } from "../db.ts";

export function nameViews(db: Db): NameViews {
  return {
    async ofLeads(enrolmentIds) {
      const rows = await db.enrolment.findMany({
        where: { id: { in: enrolmentIds } },
        select: { id: true, lead: { select: { email: true } } },
      });
      return new Map(rows.map(({ id, lead }) => [id, lead.email]));
    },
    async ofMembers(workspaceId) {
      const members = await db.member.findMany({ where: { workspaceId }, select: { id: true, name: true } });
      return new Map(members.map(({ id, name }) => [id, name]));
    },
  };
}
