import type { PurgeStore } from "../../core/removal/purge-store.ts";
import type { Db } from "./db.ts";
import { Prisma } from "./generated/client.ts";

/** Deletes some rows of a table; several processes may do so at once. */
const some = (db: Db, table: Prisma.Sql, where: Prisma.Sql, atMost: number): Promise<number> =>
  db.$executeRaw`DELETE FROM ${table} WHERE ctid = ANY(ARRAY(
    SELECT ctid FROM ${table} WHERE ${where} LIMIT ${atMost} FOR UPDATE SKIP LOCKED))`;

export function purgeStore(db: Db): PurgeStore {
  return {
    async purge(before, atMost) {
      const gone = (table: string, where: Prisma.Sql) => some(db, Prisma.raw(table), where, atMost);
      return {
        signInLinks: await gone("sign_in_link", Prisma.sql`expires_at < ${before.signInLinks}`),
        // Sessions that a chat vouched for go with their link.
        reconnectLinks: await gone("reconnect_link", Prisma.sql`expires_at < ${before.reconnectLinks}`),
        failures: await gone("failure", Prisma.sql`at < ${before.failures}`),
        mailTexts: await db.$executeRaw`
          UPDATE inbound_mail SET recipient = NULL, said = NULL WHERE ctid = ANY(ARRAY(
            SELECT ctid FROM inbound_mail WHERE received_at < ${before.mailTexts}
              AND (recipient IS NOT NULL OR said IS NOT NULL) LIMIT ${atMost} FOR UPDATE SKIP LOCKED))`,
        mails: await gone("inbound_mail", Prisma.sql`received_at < ${before.mails}`),
        chatAttempts: await gone(
          "chat_attempt",
          Prisma.sql`at < ${before.chatAttempts} AND NOT EXISTS (
            SELECT FROM kept_message kept
            WHERE kept.id = split_part(chat_attempt.mark, ' ', 1)::uuid
              AND kept.posted_at >= ${before.chatAttempts})`,
        ),
        outbox: await gone("outbox_item", Prisma.sql`coalesce(done_at, gave_up_at) < ${before.outbox}`),
      };
    },
  };
}
