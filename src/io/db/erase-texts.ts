import type { Db } from "./db.ts";

/** Rows of these are chained by a hash, and name people by id alone; Prisma's ledger is its own. */
const UNTOUCHED = ["audit_row", "chain_mark", "receipt", "_prisma_migrations"];
/** Members' names for their own things, and keys of other tables' rows. */
const NOT_TEXT = [
  "member.email",
  "mailbox.address",
  "mailbox.user_name",
  "kept_message.channel",
  "chat_input.key",
  "outbox_item.key",
];

const ERASED = "(a forgotten lead)";

type Column = { table: string; column: string; json: boolean; owned: boolean };

/**
 * Takes addresses out of every text and JSON column of a workspace: providers repeat them in replies, and people in notes. Tables
 * without a workspace are gone through whole.
 *
 * @param addresses - in lower case; they are found in any case
 * @returns how many rows had one
 */
export async function eraseTexts(db: Db, workspaceId: string, addresses: string[]): Promise<number> {
  const pattern = addresses.map(escaped).join("|");
  let rows = 0;
  for (const { table, column, json, owned } of await textColumns(db)) {
    const text = json ? `"${column}"::text` : `"${column}"`;
    const erased = `regexp_replace(${text}, $1, $2, 'gi')${json ? "::jsonb" : ""}`;
    rows += await db.$executeRawUnsafe(
      `UPDATE "${table}" SET "${column}" = ${erased} WHERE ${text} ~* $1${owned ? " AND workspace_id = $3::uuid" : ""}`,
      pattern,
      ERASED,
      ...(owned ? [workspaceId] : []),
    );
  }
  return rows;
}

/** Escaped for a regular expression of PostgreSQL, and not within a longer address. */
const escaped = (address: string) =>
  `(?<![\\w.+-])${address.replace(/[^a-z0-9@]/gi, (sign) => `\\${sign}`)}(?![\\w-]|\\.[\\w-])`;

async function textColumns(db: Db): Promise<Column[]> {
  const columns = await db.$queryRaw<(Column & { name: string })[]>`
    SELECT columns.table_name AS "table", column_name AS "column", data_type = 'jsonb' AS json,
      columns.table_name || '.' || column_name AS name,
      EXISTS (SELECT FROM information_schema.columns own WHERE own.table_schema = columns.table_schema
        AND own.table_name = columns.table_name AND own.column_name = 'workspace_id') AS owned
    FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND data_type IN ('text', 'jsonb')
      AND is_generated = 'NEVER' ORDER BY 1, 2`;
  return columns.filter(({ table, name }) => !UNTOUCHED.includes(table) && !NOT_TEXT.includes(name));
}
