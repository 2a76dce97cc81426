import { randomUUIDv7 } from "node:crypto";
import type { RawMailStore } from "../../../../support/raw/raw-mail-store.ts";
import type { SealedRaw } from "../../../../support/raw/seal-raw.ts";
import type { Db } from "../../db.ts";
import type { RawMail as Row } from "../../generated/client.ts";
import { bytesCell, insertRows } from "../../insert-rows.ts";
import type { MailFolder } from "../../mail-folder.ts";

/** Larger sealed bytes lie in a file, where there is a folder for them. Rows of this size are quick to copy and to check. */
const LARGEST_IN_ROW = 64 * 1024;

const COLUMNS = [
  "id",
  "workspace_id",
  "hash",
  "size",
  "kept",
  "key_id",
  "sealed",
  "bytes",
  "created_at",
] as const;

const bytesOf = (hash: string) => new Uint8Array(Buffer.from(hash, "hex"));
const decoded = (text: string) => new Uint8Array(Buffer.from(text, "base64"));
const hexOf = (hash: Uint8Array) => Buffer.from(hash).toString("hex");

const isSmall = ({ bytes }: SealedRaw) => bytes.length <= LARGEST_IN_ROW;

const rowOf = (
  workspaceId: string,
  { hash, size, kept, keyId, sealed, bytes }: SealedRaw,
  createdAt: Date,
) => ({
  id: randomUUIDv7(),
  workspace_id: workspaceId,
  hash: bytesCell(bytesOf(hash)),
  size,
  kept,
  key_id: keyId,
  sealed: bytesCell(sealed),
  bytes: bytesCell(bytes),
  created_at: createdAt,
});

/** @param folder - for the bytes of large mails; null: all lie in the database */
export function rawMailStore(db: Db, folder: MailFolder | null): RawMailStore {
  const found = (workspaceId: string, hashes: string[]) =>
    db.rawMail.findMany({
      where: { workspaceId, hash: { in: hashes.map(bytesOf) } },
      select: { id: true, hash: true },
    });
  const stored = async ({ bytes: inRow, file, hash, createdAt: _, ...mail }: Row) => {
    const bytes = inRow ?? (file === null ? null : ((await folder?.read(file)) ?? null));
    return bytes && { ...mail, hash: hexOf(hash), bytes: Buffer.from(bytes) };
  };
  return {
    async known(workspaceId, hashes) {
      return new Set((await found(workspaceId, hashes)).map(({ hash }) => hexOf(hash)));
    },
    async add(workspaceId, mails, createdAt) {
      const small = mails.filter(isSmall).map((mail) => rowOf(workspaceId, mail, createdAt));
      await insertRows(db, "raw_mail", COLUMNS, small, "ON CONFLICT DO NOTHING");
      const large = [];
      for (const { hash, bytes, ...mail } of mails.filter((each) => !isSmall(each))) {
        const place =
          folder === null
            ? { bytes: new Uint8Array(bytes) }
            : { file: await folder.write(workspaceId, hash, bytes) };
        large.push({ ...mail, ...place, hash: bytesOf(hash), workspaceId, createdAt });
      }
      await db.rawMail.createMany({ data: large, skipDuplicates: true });
    },
    async ids(workspaceId, hashes) {
      return new Map((await found(workspaceId, hashes)).map(({ id, hash }) => [hexOf(hash), id]));
    },
    async get(id) {
      const row = await db.rawMail.findUnique({ where: { id } });
      return row && stored(row);
    },
    async getAll(ids) {
      // Bytes come as a text, which the embedded database hands over many times faster.
      const rows = await db.$queryRaw<
        (Omit<Row, "bytes" | "sealed" | "hash"> &
          Record<"sealed" | "hash", string> & { bytes: string | null })[]
      >`
        SELECT id, workspace_id AS "workspaceId", encode(hash, 'base64') AS hash, size, kept, key_id AS "keyId",
          encode(sealed, 'base64') AS sealed, encode(bytes, 'base64') AS bytes, file, created_at AS "createdAt"
        FROM raw_mail WHERE id = ANY(${ids}::uuid[])`;
      const mails = await Promise.all(
        rows.map(({ hash, sealed, bytes, ...row }) =>
          stored({
            ...row,
            hash: decoded(hash),
            sealed: decoded(sealed),
            bytes: bytes === null ? null : decoded(bytes),
          }),
        ),
      );
      return new Map(mails.filter((mail) => mail !== null).map((mail) => [mail.id, mail]));
    },
    async purge(before, atMost) {
      const rows = await db.$queryRaw<{ file: string | null }[]>`
        WITH old AS (
          SELECT id FROM raw_mail WHERE created_at < ${before} AND NOT EXISTS (
            SELECT FROM support_mail WHERE raw_id = raw_mail.id AND understood_at IS NULL)
          LIMIT ${atMost} FOR UPDATE SKIP LOCKED
        ), places AS (DELETE FROM support_mail WHERE raw_id IN (SELECT id FROM old))
        DELETE FROM raw_mail WHERE id IN (SELECT id FROM old) RETURNING file`;
      for (const { file } of rows) if (file !== null) await folder?.remove(file);
      return rows.length;
    },
    async sweepFiles(before) {
      if (folder === null) return 0;
      let gone = 0;
      for await (const file of folder.olderThan(before)) {
        if ((await db.rawMail.count({ where: { file } })) > 0) continue;
        await folder.remove(file);
        gone += 1;
      }
      return gone;
    },
  };
}
