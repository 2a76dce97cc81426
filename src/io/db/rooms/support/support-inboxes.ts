import type { SupportInboxStore } from "../../../../support/inbox/support-inbox-store.ts";
import type { Db } from "../../db.ts";
import { HERE } from "../mailbox/mailboxes.ts";
import { OUTREACH } from "../mailbox/outreach.ts";

export function supportInboxStore(db: Db): SupportInboxStore {
  return {
    async add(inbox, createdAt) {
      await db.supportInbox.create({ data: { ...inbox, createdAt } });
    },
    async turn(id, at) {
      const { count } = await db.mailbox.updateMany({
        where: { id, ...HERE, ...OUTREACH, campaigns: { none: {} } },
        data: { purpose: "support", readAt: null, nextReadAt: at },
      });
      if (count === 1) await db.folderCursor.deleteMany({ where: { mailboxId: id } });
      return count === 1;
    },
    get: (mailboxId) => db.supportInbox.findFirst({ where: { mailboxId, mailbox: HERE } }),
    list: (workspaceId) =>
      db.supportInbox.findMany({
        where: { ...(workspaceId !== null && { workspaceId }), mailbox: HERE },
        orderBy: { createdAt: "asc" },
      }),
    async saveEnvironment(mailboxId, environment) {
      await db.supportInbox.update({ where: { mailboxId }, data: { environment, operators: true } });
    },
    async saveProof(mailboxId, { authserv, hops, server, at }) {
      const row = await db.supportInbox.findUnique({ where: { mailboxId }, select: { authserv: true } });
      await db.supportInbox.updateMany({
        where: { mailboxId },
        data: { authserv, authservHops: hops, authservAt: server, authservProvenAt: at },
      });
      return row !== null && row.authserv !== authserv;
    },
    async endProof(mailboxId) {
      const { count } = await db.supportInbox.updateMany({
        where: { mailboxId, authserv: { not: null } },
        data: { authserv: null, authservHops: null, authservAt: null, authservProvenAt: null },
      });
      return count === 1;
    },
    async provenBefore(before) {
      const rows = await db.supportInbox.findMany({
        where: { authserv: { not: null }, authservProvenAt: { lt: before } },
        select: { mailboxId: true },
      });
      return rows.map(({ mailboxId }) => mailboxId);
    },
    async claimWatches(watcher, now, until) {
      const rows = await db.$queryRaw<{ id: string }[]>`
        UPDATE support_inbox SET watched_by = ${watcher}, watched_until = ${until}
        FROM mailbox WHERE mailbox.id = support_inbox.mailbox_id
          AND mailbox.removed_at IS NULL AND mailbox.state <> 'disconnected'
          AND (watched_by = ${watcher} OR watched_until IS NULL OR watched_until <= ${now})
        RETURNING mailbox.id`;
      return rows.map(({ id }) => id);
    },
    async endWatches(watchedBy) {
      await db.supportInbox.updateMany({
        where: { watchedBy },
        data: { watchedBy: null, watchedUntil: null },
      });
    },
    async saveIdles(mailboxId, idles) {
      await db.supportInbox.updateMany({ where: { mailboxId }, data: { idles } });
    },
  };
}
