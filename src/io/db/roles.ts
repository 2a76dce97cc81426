import type { RoleStore } from "../../core/workspace/role-store.ts";
import type { Db } from "./db.ts";

export function roleStore(db: Db): RoleStore {
  return {
    async lock(workspaceId) {
      // Not FOR UPDATE: rows that point at the workspace may be added at the same time.
      await db.$queryRaw`SELECT id FROM workspace WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
    },
    otherAdmins: (workspaceId, memberId) =>
      db.member.count({ where: { workspaceId, role: "admin", NOT: { id: memberId } } }),
    async set(id, from, role) {
      return (await db.member.updateMany({ where: { id, role: from }, data: { role } })).count === 1;
    },
  };
}
