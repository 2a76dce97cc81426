import type { OutboxItem, OutboxMessage, OutboxStore } from "../../../../core/outbox/outbox-store.ts";
import type { Db } from "../../db.ts";
import { Prisma } from "../../generated/client.ts";
import { isGone } from "../../presence.ts";

export function outboxStore(db: Db, workerId: string | null): OutboxStore {
  return {
    async add(workspaceId, key, { kind, ...payload }, at) {
      const rows = await db.$queryRaw<{ id: string }[]>`
        INSERT INTO outbox_item (id, workspace_id, kind, key, payload, due_at)
        VALUES (gen_random_uuid(), ${workspaceId}::uuid, ${kind}, ${key}, ${JSON.stringify(payload)}::jsonb, ${at})
        ON CONFLICT (key) WHERE done_at IS NULL AND gave_up_at IS NULL
        DO UPDATE SET revision = outbox_item.revision + 1, payload = EXCLUDED.payload
        RETURNING id`;
      return (rows[0] as { id: string }).id;
    },
    async claim(id, now, until) {
      const [row] = await db.outboxItem.updateManyAndReturn({
        where: {
          id,
          ...waiting,
          dueAt: { lte: now },
          OR: [{ claimedUntil: null }, { claimedUntil: { lte: now } }],
        },
        data: { claimedBy: workerId, claimedUntil: until, attempts: { increment: 1 } },
      });
      if (!row) return null;
      const message = { kind: row.kind, ...(row.payload as object) } as OutboxMessage;
      const { workspaceId, revision, attempts } = row;
      return { id, workspaceId, message, revision, attempts } satisfies OutboxItem;
    },
    async complete(id, revision, at) {
      const done = await db.outboxItem.updateMany({
        where: { id, revision, ...waiting },
        data: { doneAt: at, ...FREE },
      });
      if (done.count === 1) return true;
      await db.outboxItem.updateMany({
        where: { id, ...waiting },
        data: { ...FREE, attempts: 0 },
      });
      return false;
    },
    async postpone(id, until, untried) {
      await db.outboxItem.updateMany({
        where: { id, ...waiting },
        data: { dueAt: until, ...FREE, ...(untried && { attempts: { decrement: 1 } }) },
      });
    },
    async giveUp(id, reason, at) {
      await db.outboxItem.updateMany({
        where: { id, ...waiting },
        data: { gaveUpAt: at, gaveUpReason: reason },
      });
    },
    async freeOrphans() {
      const rows = await db.$queryRaw<{ id: string }[]>`
        UPDATE outbox_item SET claimed_by = NULL, claimed_until = NULL
        WHERE done_at IS NULL AND gave_up_at IS NULL AND ${isGone(Prisma.sql`claimed_by`)} RETURNING id`;
      return rows.map(({ id }) => id);
    },
    async due(now, take) {
      const rows = await db.outboxItem.findMany({
        where: {
          ...waiting,
          dueAt: { lte: now },
          OR: [{ claimedUntil: null }, { claimedUntil: { lte: now } }],
        },
        orderBy: { dueAt: "asc" },
        select: { id: true },
        take,
      });
      return rows.map((row) => row.id);
    },
  };
}

const FREE = { claimedBy: null, claimedUntil: null } as const;
const waiting = { doneAt: null, gaveUpAt: null } as const;
