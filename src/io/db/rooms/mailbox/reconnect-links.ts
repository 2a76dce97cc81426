import type { ReconnectLinkStore } from "../../../../core/reconnect/reconnect-link-store.ts";
import type { Db } from "../../db.ts";

export function reconnectLinkStore(db: Db): ReconnectLinkStore {
  return {
    async add({ hash, ...link }) {
      await db.reconnectLink.create({ data: { tokenHash: hash, ...link } });
    },
    get: (tokenHash) =>
      db.reconnectLink.findUnique({
        where: { tokenHash },
        select: {
          workspaceId: true,
          memberId: true,
          mailboxId: true,
          incidentId: true,
          expiresAt: true,
          spentAt: true,
        },
      }),
    async prolong(tokenHash, now, expiresAt) {
      const { count } = await db.reconnectLink.updateMany({
        where: { tokenHash, spentAt: null, expiresAt: { gt: now } },
        data: { expiresAt },
      });
      return count === 1;
    },
    async spend(tokenHash, now) {
      const spent = await db.reconnectLink.updateMany({
        where: { tokenHash, spentAt: null, expiresAt: { gt: now } },
        data: { spentAt: now },
      });
      return spent.count === 1;
    },
  };
}
