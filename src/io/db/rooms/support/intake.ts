import type { StoredMail } from "../../../../support/intake/intake-mail.ts";
import type { IntakeStore } from "../../../../support/intake/intake-store.ts";
import type { Db } from "../../db.ts";
import { Prisma } from "../../generated/client.ts";
import { loadDesk } from "./load-desk.ts";
import { writeDesk } from "./write-desk.ts";

export function intakeStore(db: Db): IntakeStore {
  return {
    async inbox(mailboxId) {
      const row = await db.supportInbox.findUnique({
        where: { mailboxId },
        select: {
          workspaceId: true,
          authserv: true,
          authservHops: true,
          authservAt: true,
          mailbox: {
            select: { address: true, provider: true, signIn: true, imapHost: true, imapPort: true },
          },
        },
      });
      if (row === null) return null;
      const { workspaceId, authserv, authservHops, authservAt } = row;
      const { imapHost, imapPort, ...mailbox } = row.mailbox;
      const isThere = authservAt === `${imapHost.toLowerCase()}:${imapPort}`;
      return { mailboxId, workspaceId, authserv: isThere ? authserv : null, authservHops, ...mailbox };
    },
    // Sizes are summed in the order of coming, so that a large mail waits for a batch of its own.
    waiting: (mailboxId, now, { mails, bytes, after }) => db.$queryRaw<StoredMail[]>`
      SELECT * FROM (
        SELECT mail.id, mail.workspace_id AS "workspaceId", mail.mailbox_id AS "mailboxId", mail.folder::text,
          mail.received_at AS "receivedAt", mail.stored_at AS "storedAt", mail.raw_id AS "rawId", mail.tries, raw.hash, raw.size, raw.kept,
          sum(raw.kept) OVER (ORDER BY mail.stored_at, mail.id) - raw.kept AS before
        FROM (
          SELECT * FROM support_mail
          WHERE mailbox_id = ${mailboxId}::uuid AND understood_at IS NULL AND (try_at IS NULL OR try_at <= ${now})
            AND ${after === null ? Prisma.sql`TRUE` : Prisma.sql`(stored_at, id) > (${after.storedAt}, ${after.id}::uuid)`}
          ORDER BY stored_at, id LIMIT ${mails}
        ) mail JOIN raw_mail raw ON raw.id = mail.raw_id
        ORDER BY mail.stored_at, mail.id
      ) waiting WHERE before <= ${bytes}`,
    async mailboxes(now, limit) {
      const rows = await db.$queryRaw<{ id: string }[]>`
        SELECT mailbox_id AS id FROM support_inbox WHERE EXISTS (
          SELECT 1 FROM support_mail mail WHERE mail.mailbox_id = support_inbox.mailbox_id
            AND understood_at IS NULL AND (try_at IS NULL OR try_at <= ${now}))
        LIMIT ${limit}`;
      return rows.map(({ id }) => id);
    },
    async takeDesk(workspaceId) {
      const [desk] = await db.$queryRaw<{ nextNumber: number; firstAnswerMinutes: number }[]>`
        INSERT INTO support_desk (workspace_id) VALUES (${workspaceId}::uuid)
        ON CONFLICT (workspace_id) DO UPDATE SET next_number = support_desk.next_number
        RETURNING next_number AS "nextNumber", first_answer_minutes AS "firstAnswerMinutes"`;
      if (desk === undefined) throw new Error("The row of the support desk was not returned.");
      return desk;
    },
    async stillWaiting(ids) {
      const rows = await db.$queryRaw<{ id: string }[]>`
        SELECT id FROM support_mail WHERE id = ANY(${ids}::uuid[]) AND understood_at IS NULL FOR UPDATE`;
      return new Set(rows.map(({ id }) => id));
    },
    load: (workspaceId, sought) => loadDesk(db, workspaceId, sought),
    write: (workspaceId, changes, at) => writeDesk(db, workspaceId, changes, at),
    async postpone(id, trouble, tryAt) {
      await db.supportMail.updateMany({
        where: { id, understoodAt: null },
        data: { trouble, tryAt, tries: { increment: 1 } },
      });
    },
  };
}
