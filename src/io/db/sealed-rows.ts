import type { SealedCount, SealedKind, SealedRow, SealedStore } from "../../core/sealing/sealed-store.ts";
import type { Db } from "./db.ts";
import { Prisma } from "./generated/client.ts";

/**
 * Of each kind: its table, its key, a key as that column compares it, its associated data, and the rows that can still be used. A
 * key that is compared as a text finds no index, and there may be a million mails.
 */
type Place = {
  table: Prisma.Sql;
  id: Prisma.Sql;
  sought(id: string): Prisma.Sql;
  boundTo: Prisma.Sql;
  counts(now: Date): Prisma.Sql;
};

const uuid = (id: string) => Prisma.sql`${id}::uuid`;
const text = (id: string) => Prisma.sql`${id}::text`;
const always = () => Prisma.sql`true`;

const PLACES: Record<SealedKind, Place> = {
  credential: {
    table: Prisma.sql`credential`,
    id: Prisma.sql`mailbox_id`,
    sought: uuid,
    boundTo: Prisma.sql`mailbox_id::text`,
    counts: always,
  },
  "chat-installation": {
    table: Prisma.sql`chat_installation`,
    id: Prisma.sql`(platform || ' ' || tenant_id)`,
    sought: text,
    boundTo: Prisma.sql`tenant_id`,
    counts: always,
  },
  reconnect: {
    table: Prisma.sql`reconnect`,
    id: Prisma.sql`id`,
    sought: uuid,
    boundTo: Prisma.sql`mailbox_id::text`,
    counts: () => Prisma.sql`ended_at IS NULL AND sealed IS NOT NULL`,
  },
  "sign-in": {
    table: Prisma.sql`provider_sign_in`,
    id: Prisma.sql`encode(state_hash, 'hex')`,
    sought: text,
    boundTo: Prisma.sql`encode(state_hash, 'hex')`,
    counts: (now) => Prisma.sql`spent_at IS NULL AND expires_at > ${now}`,
  },
  "lasting-key": {
    table: Prisma.sql`lasting_key`,
    id: Prisma.sql`id`,
    sought: text,
    boundTo: Prisma.sql`'lasting key ' || id`,
    counts: always,
  },
  "raw-mail": {
    table: Prisma.sql`raw_mail`,
    id: Prisma.sql`id`,
    sought: uuid,
    boundTo: Prisma.sql`'raw mail ' || workspace_id || ' ' || encode(hash, 'hex')`,
    counts: always,
  },
};

export function sealedStore(db: Db): SealedStore {
  return {
    async counts(now) {
      const selects = Object.entries(PLACES).map(
        ([kind, { table, counts }]) =>
          Prisma.sql`SELECT ${kind} AS kind, key_id FROM ${table} WHERE ${counts(now)}`,
      );
      return db.$queryRaw<SealedCount[]>`
        SELECT kind, key_id AS "keyId", count(*)::int AS rows
        FROM (${Prisma.join(selects, " UNION ALL ")}) AS sealed GROUP BY kind, key_id ORDER BY kind, key_id`;
    },
    async withOtherKeys(kind, keyId, { after, limit, now }) {
      const { table, id, sought, boundTo, counts } = PLACES[kind];
      const further = after === null ? Prisma.empty : Prisma.sql`AND ${id} > ${sought(after)}`;
      const rows = await db.$queryRaw<(Omit<SealedRow, "kind" | "id"> & { found: string })[]>`
        SELECT ${id}::text AS found, ${boundTo} AS "boundTo", key_id AS "keyId", sealed FROM ${table}
        WHERE key_id <> ${keyId} AND ${counts(now)} ${further}
        ORDER BY ${id} LIMIT ${limit}`;
      return rows.map(({ found, ...row }) => ({ kind, id: found, ...row }));
    },
    async reseal(row, { keyId, sealed }) {
      const { table, id, sought } = PLACES[row.kind];
      // A new secret may have been stored in between; its seal differs.
      const changed = await db.$executeRaw`
        UPDATE ${table} SET key_id = ${keyId}, sealed = ${sealed} WHERE ${id} = ${sought(row.id)} AND sealed = ${row.sealed}`;
      return changed === 1;
    },
    async addKey({ keyId, sealed }, createdAt) {
      await db.sealingKey.createMany({
        data: [{ id: keyId, check: sealed, createdAt }],
        skipDuplicates: true,
      });
    },
  };
}
