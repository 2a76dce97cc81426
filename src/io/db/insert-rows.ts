import type { Db } from "./db.ts";
import { Prisma } from "./generated/client.ts";

/** A value of a column as JSON holds it. Bytes are text of PostgreSQL's own form. */
export type Cell = string | number | boolean | null | Date | string[] | object;

/** The bytes of a column, as PostgreSQL reads them (§8.4.1). */
export const bytesCell = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString("hex")}`;

/**
 * Inserts many rows by one statement with one parameter. Prisma's own way has a parameter for each value, and takes many times as long.
 *
 * @param columns - of the table, as the database names them; each row has all of them
 * @returns how many were inserted
 */
export async function insertRows<Column extends string>(
  db: Db,
  table: string,
  columns: readonly Column[],
  rows: readonly Record<Column, Cell>[],
  onConflict = "",
): Promise<number> {
  if (rows.length === 0) return 0;
  const names = Prisma.raw(columns.map((column) => `"${column}"`).join(", "));
  const into = Prisma.raw(`"${table}"`);
  return db.$executeRaw`${Prisma.raw(`/* prepared: insert-${table.replaceAll("_", "-")} */`)}
    INSERT INTO ${into} (${names}) SELECT ${names} FROM json_populate_recordset(NULL::${into}, ${JSON.stringify(rows)}::json)
    ${Prisma.raw(onConflict)}`;
}
