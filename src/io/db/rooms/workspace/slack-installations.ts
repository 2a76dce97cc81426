import type { SlackInstallationStore } from "../../../../core/installation/installation-store.ts";
import type { Db } from "../../db.ts";

const installation = {
  teamId: true,
  teamName: true,
  keyId: true,
  sealed: true,
  version: true,
  refreshAt: true,
  removedAt: true,
} as const;

export function slackInstallationStore(db: Db): SlackInstallationStore {
  return {
    get: (teamId) => db.slackInstallation.findUnique({ where: { teamId }, select: installation }),
    ofWorkspace: (id) =>
      db.slackInstallation.findFirst({ where: { workspaces: { some: { id } } }, select: installation }),
    async keep(workspaceId, { teamId, teamName, sealed: { keyId, sealed, refreshAt } }, installedAt) {
      const token = { teamName, keyId, sealed, refreshAt, installedAt };
      await db.slackInstallation.upsert({
        where: { teamId },
        create: { teamId, ...token },
        update: { ...token, version: { increment: 1 }, removedAt: null },
      });
      const moved = await db.workspace.updateMany({
        where: { id: workspaceId, OR: [{ slackTeamId: null }, { slackTeamId: { not: teamId } }] },
        data: { slackTeamId: teamId },
      });
      if (moved.count === 0) return;
      await db.chatIdentity.deleteMany({ where: { workspaceId, platform: "slack" } });
      await db.slackInstallation.deleteMany({ where: { workspaces: { none: {} } } });
    },

    async lease(teamId, now, until) {
      const [row] = await db.slackInstallation.updateManyAndReturn({
        where: { teamId, OR: [{ leasedUntil: null }, { leasedUntil: { lte: now } }] },
        data: { leasedUntil: until, fence: { increment: 1 } },
      });
      return row ?? null;
    },
    async endLease(teamId, fence) {
      await db.slackInstallation.updateMany({ where: { teamId, fence }, data: { leasedUntil: null } });
    },
    async renew(teamId, { keyId, sealed, refreshAt }, after) {
      const renewed = await db.slackInstallation.updateMany({
        where: { teamId, version: after },
        data: { version: after + 1, keyId, sealed, refreshAt },
      });
      return renewed.count === 1;
    },

    async remove(teamId, version, removedAt) {
      const removed = await db.slackInstallation.updateMany({
        where: { teamId, version, removedAt: null },
        data: { removedAt },
      });
      return removed.count === 1;
    },
    async workspaces(slackTeamId) {
      const rows = await db.workspace.findMany({ where: { slackTeamId }, select: { id: true } });
      return rows.map(({ id }) => id);
    },
  };
}
