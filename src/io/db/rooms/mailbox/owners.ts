import type { OwnerStore } from "../../../../core/mailbox/owner-store.ts";
import type { Db } from "../../db.ts";
import type { Prisma } from "../../generated/client.ts";

export function ownerStore(db: Db): OwnerStore {
  const changed = async (where: Prisma.MailboxWhereInput, data: Prisma.MailboxUncheckedUpdateManyInput) =>
    (await db.mailbox.updateMany({ where, data })).count === 1;
  return {
    async backupIds(mailboxId) {
      const rows = await db.mailboxBackup.findMany({ where: { mailboxId }, select: { memberId: true } });
      return rows.map((row) => row.memberId);
    },
    async save(mailboxId, from, { ownerId, backupIds }) {
      if (!(await changed({ id: mailboxId, ownerId: from }, { ownerId }))) return false;
      await db.mailboxBackup.deleteMany({ where: { mailboxId } });
      await db.mailboxBackup.createMany({ data: backupIds.map((memberId) => ({ mailboxId, memberId })) });
      await db.disclaimer.deleteMany({ where: { mailboxId, memberId: { in: [ownerId, ...backupIds] } } });
      return true;
    },
    async disclaim(mailboxId, { id: memberId, workspaceId }, at) {
      const { count } = await db.disclaimer.createMany({
        data: [{ mailboxId, memberId, workspaceId, at }],
        skipDuplicates: true,
      });
      return count === 1;
    },
    async change(id, from, to) {
      if (!(await changed({ id, ownerId: from }, { ownerId: to }))) return false;
      await db.disclaimer.deleteMany({ where: { mailboxId: id, memberId: to } });
      return true;
    },
  };
}
