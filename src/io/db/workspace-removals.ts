import type { WorkspaceRemovalStore } from "../../core/removal/workspace-removal-store.ts";
import type { Db } from "./db.ts";

export function workspaceRemovalStore(db: Db): WorkspaceRemovalStore {
  return {
    async lock(workspaceId) {
      const rows = await db.$queryRaw<{ id: string; sending: boolean }[]>`
        SELECT id, claimed_by IS NOT NULL AS sending FROM mailbox WHERE workspace_id = ${workspaceId}::uuid
        ORDER BY id FOR UPDATE`;
      return rows.flatMap(({ id, sending }) => (sending ? [id] : []));
    },
    async grants(workspaceId) {
      const rows = await db.mailbox.findMany({
        where: { workspaceId, subject: { not: null }, credential: { isNot: null } },
        select: {
          id: true,
          provider: true,
          subject: true,
          credential: { select: { keyId: true, sealed: true } },
        },
      });
      return rows.flatMap(({ id, provider, subject, credential }) =>
        subject === null || credential === null
          ? []
          : [{ mailboxId: id, provider, subject, sealed: credential }],
      );
    },
    async delete(id) {
      const where = { workspaceId: id };
      const chats = await db.workspaceChat.findMany({ where, select: { platform: true, tenantId: true } });
      // In this order, since these rows hold each other; everything else goes with the workspace.
      const campaigns = await db.campaign.findMany({ where, select: { id: true } });
      await db.enrolment.deleteMany({ where });
      await db.leadCount.deleteMany({ where: { campaignId: { in: campaigns.map((one) => one.id) } } });
      await db.campaignMailbox.deleteMany({ where: { campaign: where } });
      await db.campaign.deleteMany({ where });
      await db.mailbox.deleteMany({ where });
      const { count } = await db.workspace.deleteMany({ where: { id } });
      if (chats.length > 0)
        await db.chatInstallation.deleteMany({ where: { OR: chats, workspaces: { none: {} } } });
      return count === 1;
    },
  };
}
