import type { ChatInstallationStore } from "../../../../core/installation/installation-store.ts";
import type { Db } from "../../db.ts";

const installation = {
  platform: true,
  tenantId: true,
  name: true,
  keyId: true,
  sealed: true,
  version: true,
  refreshAt: true,
  removedAt: true,
} as const;

export function chatInstallationStore(db: Db): ChatInstallationStore {
  return {
    get: ({ platform, tenantId }) =>
      db.chatInstallation.findUnique({
        where: { platform_tenantId: { platform, tenantId } },
        select: installation,
      }),
    ofWorkspace: (workspaceId, platform) =>
      db.chatInstallation.findFirst({
        where: { platform, workspaces: { some: { workspaceId } } },
        select: installation,
      }),
    async allOf(workspaceId) {
      return db.chatInstallation.findMany({
        where: { workspaces: { some: { workspaceId } } },
        orderBy: { platform: "asc" },
        select: installation,
      });
    },
    async keep(workspaceId, { platform, tenantId, name, sealed: { keyId, sealed, refreshAt } }, installedAt) {
      const token = { name, keyId, sealed, refreshAt, installedAt };
      await db.chatInstallation.upsert({
        where: { platform_tenantId: { platform, tenantId } },
        create: { platform, tenantId, ...token },
        update: { ...token, version: { increment: 1 }, removedAt: null },
      });
      const before = await db.workspaceChat.findUnique({
        where: { workspaceId_platform: { workspaceId, platform } },
      });
      if (before?.tenantId === tenantId) return;
      await db.workspaceChat.upsert({
        where: { workspaceId_platform: { workspaceId, platform } },
        create: { workspaceId, platform, tenantId },
        update: { tenantId },
      });
      await db.chatIdentity.deleteMany({ where: { workspaceId, platform } });
      await db.chatInstallation.deleteMany({ where: { platform, workspaces: { none: {} } } });
    },

    async lease({ platform, tenantId }, now, until) {
      const [row] = await db.chatInstallation.updateManyAndReturn({
        where: { platform, tenantId, OR: [{ leasedUntil: null }, { leasedUntil: { lte: now } }] },
        data: { leasedUntil: until, fence: { increment: 1 } },
      });
      return row ?? null;
    },
    async endLease({ platform, tenantId }, fence) {
      await db.chatInstallation.updateMany({
        where: { platform, tenantId, fence },
        data: { leasedUntil: null },
      });
    },
    async renew({ platform, tenantId }, { keyId, sealed, refreshAt }, after) {
      const renewed = await db.chatInstallation.updateMany({
        where: { platform, tenantId, version: after },
        data: { version: after + 1, keyId, sealed, refreshAt },
      });
      return renewed.count === 1;
    },

    async remove({ platform, tenantId }, version, removedAt) {
      const removed = await db.chatInstallation.updateMany({
        where: { platform, tenantId, version, removedAt: null },
        data: { removedAt },
      });
      return removed.count === 1;
    },
    async workspaces({ platform, tenantId }) {
      const rows = await db.workspaceChat.findMany({
        where: { platform, tenantId },
        select: { workspaceId: true },
      });
      return rows.map(({ workspaceId }) => workspaceId);
    },
  };
}
