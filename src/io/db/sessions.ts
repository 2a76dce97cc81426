import type { SignInStore } from "../../core/workspace/sign-in-store.ts";
import type { Db } from "./store.ts";

export function signInStore(db: Db): SignInStore {
  return {
    async addLink({ hash, ...link }) {
      await db.signInLink.create({ data: { tokenHash: hash, ...link } });
    },
    async link(tokenHash) {
      const row = await db.signInLink.findUnique({ where: { tokenHash }, include: { member: true } });
      return row && { member: row.member, expiresAt: row.expiresAt, spentAt: row.spentAt };
    },
    async spendLink(tokenHash, now) {
      const [row] = await db.signInLink.updateManyAndReturn({
        where: { tokenHash, spentAt: null, expiresAt: { gt: now } },
        data: { spentAt: now },
        select: { workspaceId: true, memberId: true },
      });
      return row ?? null;
    },

    async addSession({ hash, now, ...session }) {
      await db.session.create({ data: { tokenHash: hash, createdAt: now, ...session } });
    },
    async session(tokenHash, now) {
      const row = await db.session.findUnique({
        where: { tokenHash, expiresAt: { gt: now } },
        include: { member: true, workspace: true },
      });
      return row && { member: row.member, workspace: row.workspace };
    },
    async endSession(tokenHash) {
      const select = { workspaceId: true, memberId: true };
      const row = await db.session.findUnique({ where: { tokenHash }, select });
      const { count } = await db.session.deleteMany({ where: { tokenHash } });
      return count === 0 ? null : row;
    },

    memberFor: (email) =>
      email === null
        ? db.member.findFirst({ where: { role: "admin" }, orderBy: { createdAt: "asc" } })
        : db.member.findFirst({
            where: { email: { equals: email, mode: "insensitive" } },
            orderBy: { createdAt: "asc" },
          }),
    async saveSettings(id, settings) {
      await db.workspace.update({ where: { id }, data: settings });
    },
  };
}
