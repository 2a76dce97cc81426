import type { Member } from "../../core/workspace/member.ts";
import type { Entitled, MemberStore } from "../../core/workspace/member-store.ts";
import type { Db } from "./store.ts";

const member = { id: true, workspaceId: true, name: true, email: true, role: true } as const;
const settings = { id: true, name: true, timeZone: true, slackChannel: true } as const;

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

    bySlackUser: (slackUserId) =>
      db.member.findMany({ where: { slackUserId }, orderBy: { createdAt: "asc" }, select: member }),
    everywhere: (email) =>
      db.member.findMany({
        where: { email: email.toLowerCase() },
        orderBy: { createdAt: "asc" },
        select: member,
      }),
    async slackUser(id) {
      return (await db.member.findUnique({ where: { id } }))?.slackUserId ?? null;
    },
    async linkSlackUser(id, slackUserId) {
      const { workspaceId } = await db.member.findUniqueOrThrow({ where: { id } });
      // Two people cannot be one: whoever was this before had an address that is no longer theirs.
      await db.member.updateMany({
        where: { workspaceId, slackUserId, NOT: { id } },
        data: { slackUserId: null },
      });
      await db.member.update({ where: { id }, data: { slackUserId } });
    },

    async entitled(mailboxId) {
      const mailbox = await db.mailbox.findUnique({
        where: { id: mailboxId },
        select: {
          owner: { select: member },
          backups: { select: { member: { select: member } } },
          workspace: {
            select: { members: { where: { role: "admin" }, orderBy: { name: "asc" }, select: member } },
          },
        },
      });
      if (mailbox === null) return [];
      const everyone: Entitled[] = [
        as(mailbox.owner, "owner"),
        ...mailbox.backups.map((backup) => as(backup.member, "backup")),
        ...mailbox.workspace.members.map((admin) => as(admin, "admin")),
      ];
      return everyone.filter((one, index) => everyone.findIndex(({ id }) => id === one.id) === index);
    },
  };
}

const as = (one: Member, role: Entitled["as"]): Entitled => ({ ...one, as: role });
