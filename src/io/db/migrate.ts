import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One session with the database, as migrating needs it: `exec` takes several statements. */
export type SqlSession = {
  exec(sql: string): Promise<void>;
  rows(sql: string): Promise<{ migration_name: string; checksum: string }[]>;
};

export type MigrateResult =
  | { kind: "migrated"; applied: string[] }
  /** The database holds migrations that this program does not know: it belongs to a newer one. */
  | { kind: "newer"; unknown: string[] };

const MIGRATIONS = join(import.meta.dirname, "../../../prisma/migrations");

// The table and the checksum are Prisma's own, so that `prisma migrate status` agrees wherever it can be run.
const LEDGER = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;

/** Prisma's advisory lock for migrations (72707369), so that two starting processes take turns. */
const LOCK = "SELECT pg_advisory_xact_lock(72707369)";

/**
 * Brings the database up to this program's schema: all of the missing migrations in one transaction, or none.
 *
 * @param known - the migrations of this program unless given
 */
export async function migrate(session: SqlSession, known = knownMigrations()): Promise<MigrateResult> {
  await session.exec("BEGIN");
  try {
    await session.exec(`${LOCK}; ${LEDGER}`);
    const ledger = await session.rows(
      `SELECT migration_name, checksum FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`,
    );
    const done = new Set(ledger.map((row) => row.migration_name));
    const unknown = [...done].filter((name) => !known.some((migration) => migration.name === name));
    if (unknown.length > 0) {
      await session.exec("ROLLBACK");
      return { kind: "newer", unknown };
    }
    const missing = known.filter((migration) => !done.has(migration.name));
    for (const { name, sql, checksum } of missing) {
      await session.exec(sql);
      await session.exec(`INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, applied_steps_count)
        VALUES ('${randomUUID()}', '${checksum}', now(), '${name}', 1)`);
    }
    await session.exec("COMMIT");
    return { kind: "migrated", applied: missing.map((migration) => migration.name) };
  } catch (error) {
    await session.exec("ROLLBACK");
    throw error;
  }
}

export function knownMigrations(): { name: string; sql: string; checksum: string }[] {
  return readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(MIGRATIONS, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}
