import type { PrismaClient } from "../../../src/io/db/generated/client.ts";

/** The tables in which a row has this text anywhere, in any column. */
export async function tablesWith(prisma: PrismaClient, text: string): Promise<string[]> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY 1`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await prisma.$queryRawUnsafe<unknown[]>(
      `SELECT 1 FROM "${name}" AS one WHERE position(lower($1) IN lower(one::text)) > 0 LIMIT 1`,
      text,
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}
