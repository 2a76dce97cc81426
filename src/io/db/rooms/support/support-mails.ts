import { randomUUIDv7 } from "node:crypto";
import type { StoredFolder, SupportMailStore } from "../../../../support/inbox/support-mail-store.ts";
import type { Db } from "../../db.ts";
import { insertRows } from "../../insert-rows.ts";

const COLUMNS = [
  "id",
  "workspace_id",
  "mailbox_id",
  "path",
  "folder",
  "uid_validity",
  "uid",
  "received_at",
  "stored_at",
  "raw_id",
  "tries",
] as const;

export function supportMailStore(db: Db): SupportMailStore {
  return {
    async add({ id: mailboxId, workspaceId }, mails, storedAt) {
      // Within one millisecond they are in no order of their own (RFC 9562 §6.2), and mails are understood in the order of their ids.
      const ids = mails.map(() => randomUUIDv7()).toSorted();
      const rows = mails.map(
        ({ folder: path, kind: folder, uidValidity, uid, receivedAt, rawId }, index) => ({
          id: ids[index] ?? "",
          workspace_id: workspaceId,
          mailbox_id: mailboxId,
          path,
          folder,
          uid_validity: `${uidValidity}`,
          uid,
          received_at: receivedAt,
          stored_at: storedAt,
          raw_id: rawId,
          tries: 0,
        }),
      );
      return insertRows(db, "support_mail", COLUMNS, rows, "ON CONFLICT DO NOTHING");
    },
    async waiting(mailboxId) {
      const { _count, _min } = await db.supportMail.aggregate({
        where: { mailboxId, understoodAt: null },
        _count: true,
        _min: { storedAt: true },
      });
      return { mails: _count, since: _min.storedAt };
    },
    folders: (mailboxId) =>
      db.$queryRaw<StoredFolder[]>`
        SELECT path, folder::text AS kind, count(*)::int AS mails, max(received_at) AS "lastAt" FROM support_mail
        WHERE mailbox_id = ${mailboxId}::uuid GROUP BY path, folder ORDER BY max(received_at) DESC, path`,
  };
}
