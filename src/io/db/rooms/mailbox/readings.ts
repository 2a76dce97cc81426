import type { ReadingStore, SetAside, StalledMailbox } from "../../../../core/inbound/reading-store.ts";
import type { FolderCursor } from "../../../../core/mailbox/mail-port.ts";
import type { Db } from "../../db.ts";
import { Prisma, type SetAsideMail as Row } from "../../generated/client.ts";

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
    async claimDue(now, next, limit) {
      const rows = await db.$queryRaw<{ id: string }[]>`
        UPDATE mailbox SET next_read_at = CASE
          WHEN held_host IS NOT NULL AND read_failing_since IS NOT NULL THEN greatest(${next}, ${now}::timestamptz + ${WHILE_DOWN})
          ELSE ${next} END
        WHERE id IN (
          SELECT id FROM mailbox WHERE next_read_at <= ${now} AND state IN ('connected', 'held')
            AND (held_host IS NULL OR held_host NOT LIKE 'imap:%')
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
        SELECT id, mailbox.workspace_id AS "workspaceId", owner_id AS "ownerId", address, imap_host AS "imapHost", state::text,
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

    async setAside({ id: mailboxId, workspaceId }, mails, at, tryAt) {
      if (mails.length === 0) return;
      await db.setAsideMail.createMany({
        data: mails.map(({ folder: path, uidValidity, uid, why, words }) => {
          return { mailboxId, workspaceId, path, uidValidity, uid, why, words, at, tryAt };
        }),
        skipDuplicates: true,
      });
    },
    async asideOf(mailboxId, take) {
      const where = { mailboxId };
      const [rows, total] = await Promise.all([
        db.setAsideMail.findMany({ where, orderBy: [{ at: "desc" }, { uid: "desc" }], take }),
        db.setAsideMail.count({ where }),
      ]);
      return { mails: rows.map(fromRow), total };
    },
    withAside: (limit) => db.$queryRaw<{ mailboxId: string; address: string }[]>`
      SELECT id AS "mailboxId", address FROM mailbox
      WHERE EXISTS (SELECT 1 FROM set_aside_mail WHERE mailbox_id = mailbox.id)
      ORDER BY address, id LIMIT ${limit}`,
    asideSince: (mailboxId, since) => db.setAsideMail.count({ where: { mailboxId, at: { gte: since } } }),
    async claimAside(mailboxId, now, next, take) {
      const due = await db.setAsideMail.findMany({
        where: { mailboxId, tryAt: { lte: now } },
        orderBy: { tryAt: "asc" },
        select: { id: true },
        take,
      });
      const rows = await db.setAsideMail.updateManyAndReturn({
        where: { id: { in: due.map(({ id }) => id) }, tryAt: { lte: now } },
        data: { tryAt: next },
      });
      return rows.map(fromRow);
    },
    async missedAgain(id, { why, words }, tryAt) {
      await db.setAsideMail.updateMany({
        where: { id },
        data: { why, words, tryAt, tries: { increment: 1 } },
      });
    },
    async endAside(id) {
      await db.setAsideMail.deleteMany({ where: { id } });
    },
    async tryAllAside(mailboxId, now) {
      await db.setAsideMail.updateMany({ where: { mailboxId }, data: { tryAt: now } });
      await db.mailbox.updateMany({ where: { id: mailboxId }, data: { nextReadAt: now } });
    },
  };
}

function fromRow({ id, path, uidValidity, uid, why, words, at, tries, tryAt }: Row): SetAside {
  return { id, folder: path, uidValidity, uid: Number(uid), why, words, at, tries, tryAt };
}
