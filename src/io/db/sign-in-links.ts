import type { SignInStore } from "../../core/sign-in/sign-in-store.ts";
import type { Db } from "./db.ts";

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

    async saveSettings(id, settings) {
      await db.workspace.update({ where: { id }, data: settings });
    },
  };
}
