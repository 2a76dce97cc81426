import type { Destination } from "../../../../core/chat/destination.ts";
import type { ChannelStore } from "../../../../core/incident/channel-store.ts";
import type { Db } from "../../db.ts";
import { Prisma } from "../../generated/client.ts";

const place = { platform: true, channel: true } as const;
const named = { ...place, name: true } as const;
const orderBy = [{ platform: "asc" as const }, { channel: "asc" as const }];

const dueBefore = (askedBefore: Date) => ({
  OR: [{ nameAskedAt: null }, { nameAskedAt: { lte: askedBefore } }],
});

export function channelStore(db: Db): ChannelStore {
  /** @param campaigns - selects their ids */
  const ofEach = async (campaigns: Prisma.Sql) => {
    const rows = await db.$queryRaw<{ id: string; platform: string | null; channel: string | null }[]>`
      SELECT campaign.id, platform, channel FROM (${campaigns}) AS campaign
      LEFT JOIN alert_channel ON alert_channel.campaign_id = campaign.id ORDER BY platform, channel`;
    const channels = new Map<string, Destination[]>();
    for (const { id, platform, channel } of rows) {
      const own = channels.get(id) ?? [];
      channels.set(id, platform === null || channel === null ? own : [...own, { platform, channel }]);
    }
    return [...channels.values()];
  };
  return {
    async lock({ platform, channel }) {
      await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`channel ${platform} ${channel}`}, 0))::text`;
    },
    isOfAnother: async (workspaceId, { platform, channel }) =>
      (await db.alertChannel.count({ where: { workspaceId: { not: workspaceId }, platform, channel } })) > 0,
    isChosen: async (workspaceId, { platform, channel }) =>
      (await db.alertChannel.count({ where: { workspaceId, platform, channel } })) > 0,
    ofWorkspace: (workspaceId) =>
      db.alertChannel.findMany({ where: { workspaceId, campaignId: null }, select: named, orderBy }),
    ofCampaign: (campaignId) => db.alertChannel.findMany({ where: { campaignId }, select: named, orderBy }),
    async nameOf(workspaceId, { platform, channel }) {
      const where = { workspaceId, platform, channel, name: { not: null } };
      return (await db.alertChannel.findFirst({ where, select: { name: true } }))?.name ?? null;
    },
    async toName(askedBefore, limit) {
      const rows = await db.alertChannel.findMany({
        where: dueBefore(askedBefore),
        select: { id: true },
        orderBy: { nameAskedAt: { sort: "asc", nulls: "first" } },
        take: limit,
      });
      return rows.map(({ id }) => id);
    },
    async beginNaming(id, askedBefore, now) {
      const [begun] = await db.alertChannel.updateManyAndReturn({
        where: { id, ...dueBefore(askedBefore) },
        data: { nameAskedAt: now },
        select: { ...named, workspaceId: true },
      });
      return begun ?? null;
    },
    async rename(id, name) {
      await db.alertChannel.updateMany({ where: { id }, data: { name } });
    },
    ofIncident: (incidentId) =>
      ofEach(Prisma.sql`
        SELECT DISTINCT pause.campaign_id AS id FROM disconnection
        JOIN pause ON pause.disconnection_id = disconnection.id
        WHERE disconnection.incident_id = ${incidentId}::uuid`),
    ofMailbox: (mailboxId) =>
      ofEach(Prisma.sql`
        SELECT campaign.id FROM campaign JOIN campaign_mailbox ON campaign_mailbox.campaign_id = campaign.id
        WHERE campaign_mailbox.mailbox_id = ${mailboxId}::uuid AND campaign.state = 'running'`),
    async leaveGroup(workspaceId, { platform, groupId }) {
      await db.$executeRaw`
        DELETE FROM alert_channel USING chat_channel known
        WHERE alert_channel.workspace_id = ${workspaceId}::uuid AND alert_channel.platform = ${platform}
          AND known.platform = alert_channel.platform AND known.channel = alert_channel.channel
          AND known.group_id = ${groupId}`;
    },
    async choose({ workspaceId, campaignId }, platform, chosen) {
      if (campaignId !== null && (await db.campaign.count({ where: { id: campaignId, workspaceId } })) === 0)
        return false;
      await db.alertChannel.deleteMany({ where: { workspaceId, campaignId, platform } });
      if (chosen !== null)
        await db.alertChannel.create({ data: { workspaceId, campaignId, platform, ...chosen } });
      return true;
    },
  };
}
