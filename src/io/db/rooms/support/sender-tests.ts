import type { SenderTest } from "../../../../support/sender-test/sender-test.ts";
import type { SenderTestStore } from "../../../../support/sender-test/sender-test-store.ts";
import type { Db } from "../../db.ts";
import type { SenderTest as Row } from "../../generated/client.ts";

export function senderTestStore(db: Db): SenderTestStore {
  return {
    async due(now, limit) {
      const rows = await db.$queryRaw<{ id: string }[]>`
        SELECT mailbox.id FROM support_inbox
        JOIN mailbox ON mailbox.id = support_inbox.mailbox_id
        LEFT JOIN sender_test test ON test.mailbox_id = mailbox.id
        WHERE mailbox.removed_at IS NULL AND mailbox.state = 'connected' AND mailbox.provider <> 'microsoft'
          AND (test.mailbox_id IS NULL OR test.due_at <= ${now}
            OR test.asked_of <> lower(mailbox.imap_host) || ':' || mailbox.imap_port
            OR EXISTS (SELECT FROM history WHERE history.mailbox_id = mailbox.id AND history.at > test.asked_at
              AND history.kind IN ('mailbox-reconnected', 'mailbox-renewed')))
        ORDER BY test.due_at NULLS FIRST LIMIT ${limit}`;
      return rows.map(({ id }) => id);
    },
    async get(mailboxId) {
      const row = await db.senderTest.findUnique({ where: { mailboxId } });
      return row && fromRow(row);
    },
    ofWorkspace: async (workspaceId) =>
      (await db.senderTest.findMany({ where: { workspaceId } })).map(fromRow),
    async ask(mailboxId, before, { workspaceId, testId, planted, mails, at: askedAt, of: askedOf, dueAt }) {
      const data = { testId, planted, mails, askedAt, askedOf, dueAt };
      if (before === null) {
        const made = await db.senderTest.createMany({
          data: [{ mailboxId, workspaceId, ...data }],
          skipDuplicates: true,
        });
        return made.count === 1;
      }
      const where = { mailboxId, testId: before.testId, askedAt: before.askedAt, dueAt: before.dueAt };
      return (await db.senderTest.updateMany({ where, data })).count === 1;
    },
    async end(mailboxId, testId, { result, authserv, why, at: resultAt, dueAt }) {
      const data = { testId: null, mails: 0, result, authserv, why, resultAt, dueAt };
      return (await db.senderTest.updateMany({ where: { mailboxId, testId }, data })).count === 1;
    },
    async askAgain(mailboxId, testId, planted, dueAt) {
      const data = { testId: null, planted, dueAt };
      return (await db.senderTest.updateMany({ where: { mailboxId, testId }, data })).count === 1;
    },
    async makeDue(mailboxId, dueAt) {
      const { count } = await db.senderTest.updateMany({
        where: { mailboxId, testId: null },
        data: { dueAt },
      });
      return count === 1;
    },
  };
}

const fromRow = ({ result, ...row }: Row): SenderTest => ({ ...row, result: result as SenderTest["result"] });
