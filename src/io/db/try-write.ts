import type { PrismaClient } from "./generated/client.ts";

/**
 * Writes 128 KB to the database and takes it back. An empty table has no page, so this needs room on the disk. A change of an
 * existing row would not.
 *
 * @param workerId - keeps the rows of two processes apart
 * @throws the database's error where it takes no write
 */
export async function tryWrite(prisma: PrismaClient, workerId: string): Promise<void> {
  await prisma.$executeRaw`
    INSERT INTO write_trial (id, filler) SELECT ${workerId} || n, repeat('x', 1900) FROM generate_series(1, 64) AS n
    ON CONFLICT (id) DO UPDATE SET filler = excluded.filler`;
  await prisma.$executeRaw`DELETE FROM write_trial`;
  await prisma.$executeRawUnsafe("VACUUM (SKIP_LOCKED) write_trial");
}
