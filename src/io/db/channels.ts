import type { ChannelStore } from "../../core/incident/channel-store.ts";
import type { Db } from "./db.ts";

export function channelStore(db: Db): ChannelStore {
  return {
    async lock(channel) {
      await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`channel ${channel}`}, 0))::text`;
    },
    async isOfAnother(workspaceId, slackChannel) {
      const elsewhere = { not: workspaceId };
      const [workspaces, campaigns] = await Promise.all([
        db.workspace.count({ where: { id: elsewhere, slackChannel } }),
        db.campaign.count({ where: { workspaceId: elsewhere, slackChannel } }),
      ]);
      return workspaces + campaigns > 0;
    },
  };
}
