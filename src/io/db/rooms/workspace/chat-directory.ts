import type { ChatDirectoryStore } from "../../../../core/chat/chat-directory-store.ts";
import type { Db } from "../../db.ts";

const group = {
  platform: true,
  groupId: true,
  tenantId: true,
  name: true,
  serviceUrl: true,
  removedAt: true,
  workspaceId: true,
} as const;

export function chatDirectoryStore(db: Db): ChatDirectoryStore {
  const groupOf = (platform: string, groupId: string) =>
    db.chatGroup.findUnique({ where: { platform_groupId: { platform, groupId } }, select: group });
  return {
    async seeGroup({ platform, groupId, tenantId, name, serviceUrl }, seenAt) {
      const now = { tenantId, serviceUrl, seenAt, removedAt: null, ...(name !== null && { name }) };
      const known = await db.chatGroup.updateMany({
        where: { platform, groupId, seenAt: { lte: seenAt } },
        data: now,
      });
      if (known.count === 0)
        await db.chatGroup.createMany({ data: [{ platform, groupId, ...now }], skipDuplicates: true });
    },
    group: groupOf,
    groupsOf: (workspaceId, platform) =>
      db.chatGroup.findMany({
        where: { workspaceId, platform, removedAt: null },
        orderBy: { groupId: "asc" },
        select: group,
      }),
    async bindGroup(platform, groupId, workspaceId) {
      const bound = await db.chatGroup.updateMany({
        where: { platform, groupId, OR: [{ workspaceId: null }, { workspaceId }] },
        data: { workspaceId },
      });
      return bound.count === 1;
    },
    async leaveGroup(platform, groupId, workspaceId) {
      const left = await db.chatGroup.updateMany({
        where: { platform, groupId, workspaceId },
        data: { workspaceId: null },
      });
      return left.count === 1;
    },
    async workspacesIn(platform, tenantId) {
      const rows = await db.chatGroup.findMany({
        where: { platform, tenantId, removedAt: null, workspaceId: { not: null } },
        distinct: ["workspaceId"],
        select: { workspaceId: true },
      });
      return rows.flatMap(({ workspaceId }) => workspaceId ?? []);
    },
    async groupGone(platform, groupId, at) {
      await db.chatGroup.updateMany({
        where: { platform, groupId, removedAt: null },
        data: { removedAt: at },
      });
    },

    async seeChannel({ platform, channel, groupId, name }, seenAt) {
      const now = { groupId, seenAt, removedAt: null, ...(name !== null && { name }) };
      const known = await db.chatChannel.updateMany({
        where: { platform, channel, seenAt: { lte: seenAt } },
        data: now,
      });
      if (known.count === 0)
        await db.chatChannel.createMany({ data: [{ platform, channel, ...now }], skipDuplicates: true });
    },
    async channel(platform, channel) {
      const row = await db.chatChannel.findUnique({ where: { platform_channel: { platform, channel } } });
      const its = row && (await groupOf(platform, row.groupId));
      return its && { channel, name: row.name, removedAt: row.removedAt, group: its };
    },
    async channelGone(platform, channel, at) {
      await db.chatChannel.updateMany({
        where: { platform, channel, removedAt: null },
        data: { removedAt: at },
      });
    },
    ...peopleStore(db),
  };
}

const peopleStore = (
  db: Db,
): Pick<ChatDirectoryStore, "seePerson" | "person" | "hasPeople" | "addressesOf"> => ({
  async seePerson({ platform, userId, tenantId, address, conversation, serviceUrl }, seenAt) {
    const now = { tenantId, address, serviceUrl, seenAt, ...(conversation !== null && { conversation }) };
    const known = await db.chatPerson.updateMany({
      where: { platform, userId, seenAt: { lte: seenAt } },
      data: now,
    });
    if (known.count === 0)
      await db.chatPerson.createMany({ data: [{ platform, userId, ...now }], skipDuplicates: true });
  },
  async person(platform, userId) {
    const row = await db.chatPerson.findUnique({ where: { platform_userId: { platform, userId } } });
    if (row === null) return null;
    const { seenAt: _, ...person } = row;
    return person;
  },
  async hasPeople(workspaceId, platform) {
    const where = { workspaceId, platform };
    return (await db.chatIdentity.findFirst({ where, select: { memberId: true } })) !== null;
  },
  async addressesOf(workspaceId, platform, first, take) {
    const rows = await db.$queryRaw<{ address: string }[]>`
        SELECT person.address FROM chat_identity known
        JOIN chat_person person ON person.platform = known.platform AND person.user_id = known.user_id
        WHERE known.workspace_id = ${workspaceId}::uuid AND known.platform = ${platform}
        ORDER BY known.member_id = ANY(${first}::uuid[]) DESC, known.acted_at DESC NULLS LAST, person.address LIMIT ${take}`;
    return rows.map(({ address }) => address);
  },
});
