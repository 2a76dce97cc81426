import type { ReadingStore, StalledMailbox } from "../../../../core/inbound/reading-store.ts";
import type { FolderCursor } from "../../../../core/mailbox/mail-port.ts";
import type { Db } from "../../db.ts";
import { Prisma } from "../../generated/client.ts";

/** A mailbox that waits for its host and could not be read either: how often that is tried. It is read when the host is back. */
const WHILE_DOWN = Prisma.sql`interval '5 minutes'`;

export function readingStore(db: Db): ReadingStore {
  return {
    async cursors(mailboxId) {
      const rows = await db.folderCursor.findMany({ where: { mailboxId } });
      return rows.map(
        ({ path, uidValidity, lastUid }): FolderCursor => ({ path, uidValidity, lastUid: Number(lastUid) }),
      );
    },
    async saveCursor({ id: mailboxId, workspaceId }, { path, uidValidity, lastUid }) {
      await db.folderCursor.upsert({
        where: { mailboxId_path: { mailboxId, path } },
        create: { mailboxId, workspaceId, path, uidValidity, lastUid },
        update: { uidValidity, lastUid },
      });
    },
    async claimDue(purpose, now, next, limit) {
      const rows = await db.$queryRaw<{ id: string }[]>`
        UPDATE mailbox SET next_read_at = CASE
          WHEN held_host IS NOT NULL AND read_failing_since IS NOT NULL THEN greatest(${next}, ${now}::timestamptz + ${WHILE_DOWN})
          ELSE ${next} END
        WHERE id IN (
          SELECT id FROM mailbox WHERE next_read_at <= ${now} AND state IN ('connected', 'held')
            AND purpose = ${purpose}::"MailboxPurpose" AND (held_host IS NULL OR held_host NOT LIKE 'imap:%')
          ORDER BY next_read_at LIMIT ${limit} FOR UPDATE SKIP LOCKED)
        RETURNING id`;
      return rows.map((row) => row.id);
    },
    async done(id, at) {
      const data = { readAt: at, imapWorkedAt: at, readFailingSince: null, readFailure: null };
      await db.mailbox.update({ where: { id }, data });
    },
    async failed(id, why, at) {
      await db.$executeRaw`
        UPDATE mailbox SET read_failing_since = coalesce(read_failing_since, ${at}), read_failure = ${why}
        WHERE id = ${id}::uuid`;
    },

    async saveTroubles({ id: mailboxId, workspaceId }, folders, since) {
      const paths = folders.map(({ path }) => path);
      await db.unreadFolder.deleteMany({ where: { mailboxId, path: { notIn: paths } } });
      for (const { path, words } of folders) {
        await db.unreadFolder.upsert({
          where: { mailboxId_path: { mailboxId, path } },
          create: { mailboxId, workspaceId, path, words, since },
          update: { words },
        });
      }
    },
    async troubles(mailboxId) {
      return db.unreadFolder.findMany({
        where: { mailboxId },
        orderBy: [{ since: "asc" }, { path: "asc" }],
        select: { path: true, since: true, words: true },
      });
    },
    async stalled(before, limit) {
      return db.$queryRaw<StalledMailbox[]>`
        SELECT id, mailbox.workspace_id AS "workspaceId", owner_id AS "ownerId", address, imap_host AS "imapHost", state::text, purpose::text,
          CASE WHEN whole THEN read_failing_since ELSE folder.since END AS since,
          CASE WHEN whole THEN read_failure ELSE folder.words END AS why,
          CASE WHEN whole THEN NULL ELSE folder.path END AS folder
        FROM mailbox
        CROSS JOIN LATERAL (SELECT coalesce(read_failing_since <= ${before}, false) AS whole) failing
        LEFT JOIN LATERAL (SELECT path, since, words FROM unread_folder
          WHERE mailbox_id = mailbox.id AND since <= ${before} ORDER BY since, path LIMIT 1) folder ON true
        WHERE state IN ('connected', 'held') AND (whole OR folder.path IS NOT NULL)
        ORDER BY imap_host, owner_id, id LIMIT ${limit}`;
    },
  };
}
