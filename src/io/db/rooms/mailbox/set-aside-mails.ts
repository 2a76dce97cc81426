import type { SetAside, SetAsideStore } from "../../../../core/inbound/set-aside-store.ts";
import type { Db } from "../../db.ts";
import type { SetAsideMail as Row } from "../../generated/client.ts";

export function setAsideStore(db: Db): SetAsideStore {
  return {
    async add({ id: mailboxId, workspaceId }, mails, at, tryAt) {
      if (mails.length === 0) return;
      await db.setAsideMail.createMany({
        data: mails.map(({ folder: path, uidValidity, uid, why, words }) => {
          return { mailboxId, workspaceId, path, uidValidity, uid, why, words, at, tryAt };
        }),
        skipDuplicates: true,
      });
    },
    async of(mailboxId, take) {
      const where = { mailboxId };
      const [rows, total] = await Promise.all([
        db.setAsideMail.findMany({ where, orderBy: [{ at: "desc" }, { uid: "desc" }], take }),
        db.setAsideMail.count({ where }),
      ]);
      return { mails: rows.map(fromRow), total };
    },
    mailboxes: (limit) => db.$queryRaw<{ mailboxId: string; address: string }[]>`
      SELECT id AS "mailboxId", address FROM mailbox
      WHERE EXISTS (SELECT 1 FROM set_aside_mail WHERE mailbox_id = mailbox.id)
      ORDER BY address, id LIMIT ${limit}`,
    since: (mailboxId, since) => db.setAsideMail.count({ where: { mailboxId, at: { gte: since } } }),
    async claim(mailboxId, now, next, take) {
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
    async end(id) {
      await db.setAsideMail.deleteMany({ where: { id } });
    },
    async tryAll(mailboxId, now) {
      await db.setAsideMail.updateMany({ where: { mailboxId }, data: { tryAt: now } });
      await db.mailbox.updateMany({ where: { id: mailboxId }, data: { nextReadAt: now } });
    },
  };
}

function fromRow({ id, path, uidValidity, uid, why, words, at, tries, tryAt }: Row): SetAside {
  return { id, folder: path, uidValidity, uid: Number(uid), why, words, at, tries, tryAt };
}
