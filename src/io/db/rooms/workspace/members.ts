import type { MemberStore } from "../../../../core/workspace/member-store.ts";
import type { Db } from "../../db.ts";
import { member } from "./member-row.ts";

const settings = {
  id: true,
  name: true,
  timeZone: true,
  secretInChat: true,
  lettersThroughMailboxes: true,
  brakeRefusals: true,
  brakeBounces: true,
} as const;

export function memberStore(db: Db): MemberStore {
  return {
    async createWorkspace({ name, timeZone, admin }, createdAt) {
      const { id: workspaceId } = await db.workspace.create({ data: { name, timeZone, createdAt } });
      const email = admin.email.toLowerCase();
      const made = await db.member.create({
        data: { workspaceId, name: admin.name, email, role: "admin", createdAt },
      });
      return { workspaceId, memberId: made.id };
    },
    workspace: (id) => db.workspace.findUnique({ where: { id }, select: settings }),
    workspaces: () => db.workspace.findMany({ orderBy: { createdAt: "asc" }, select: settings }),
    firstWorkspace: () => db.workspace.findFirst({ orderBy: { createdAt: "asc" }, select: settings }),

    async add(workspaceId, { name, email, role }, createdAt) {
      const [row] = await db.member.createManyAndReturn({
        data: [{ workspaceId, name, email: email.toLowerCase(), role, createdAt }],
        skipDuplicates: true,
        select: { id: true },
      });
      return row?.id ?? null;
    },
    get: (id) => db.member.findUnique({ where: { id }, select: member }),
    list: (workspaceId) =>
      db.member.findMany({ where: { workspaceId }, orderBy: { name: "asc" }, select: member }),

    async quietHours(id) {
      const row = await db.member.findUnique({
        where: { id },
        select: { quietFrom: true, quietTo: true, workspace: { select: { timeZone: true } } },
      });
      if (row === null || row.quietFrom === null || row.quietTo === null) return null;
      return { hours: { from: row.quietFrom, to: row.quietTo }, timeZone: row.workspace.timeZone };
    },
    async saveQuietHours(id, hours) {
      await db.member.update({
        where: { id },
        data: { quietFrom: hours?.from ?? null, quietTo: hours?.to ?? null },
      });
    },

    async byChatUser(platform, userId) {
      const rows = await db.chatIdentity.findMany({
        where: { platform, userId },
        orderBy: { member: { createdAt: "asc" } },
        select: { guest: true, member: { select: member } },
      });
      return rows.map(({ guest, member }) => ({ ...member, guest }));
    },
    everywhere: (email) =>
      db.member.findMany({
        where: { email: email.toLowerCase() },
        orderBy: { createdAt: "asc" },
        select: member,
      }),
    chatUsers: (memberId) =>
      db.chatIdentity.findMany({
        where: { memberId },
        orderBy: { platform: "asc" },
        select: { platform: true, userId: true, actedAt: true },
      }),
    async acted(memberId, platform, at) {
      await db.chatIdentity.updateMany({
        where: { memberId, platform, OR: [{ actedAt: null }, { actedAt: { lt: at } }] },
        data: { actedAt: at },
      });
    },
    async linkChatUser({ id: memberId, workspaceId }, platform, { userId, guest }) {
      // Two members cannot be one person: the former owner of this user had an address that is no longer theirs. One statement
      // each, so that two presses at once end in the same state.
      await db.chatIdentity.deleteMany({ where: { workspaceId, platform, userId, NOT: { memberId } } });
      await db.$executeRaw`
        INSERT INTO chat_identity (member_id, workspace_id, platform, user_id, guest)
        VALUES (${memberId}::uuid, ${workspaceId}::uuid, ${platform}, ${userId}, ${guest})
        ON CONFLICT (member_id, platform) DO UPDATE SET user_id = EXCLUDED.user_id, guest = EXCLUDED.guest`;
    },
  };
}
