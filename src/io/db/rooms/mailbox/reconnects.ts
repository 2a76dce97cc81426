import type { MailServer } from "../../../../core/mailbox/server.ts";
import type {
  Reconnect,
  ReconnectProgress,
  ReconnectStore,
} from "../../../../core/reconnect/reconnect-store.ts";
import type { Db } from "../../db.ts";
import { Prisma, type Reconnect as Row } from "../../generated/client.ts";
import { isGone } from "../../presence.ts";

export function reconnectStore(db: Db, workerId: string | null): ReconnectStore {
  const free = (now: Date) => ({
    endedAt: null,
    OR: [{ claimedUntil: null }, { claimedUntil: { lte: now } }],
  });
  return {
    async start({ sealed, server, folders, ...reconnect }) {
      const secret = sealed && { keyId: sealed.keyId, sealed: sealed.sealed };
      const rows = await db.reconnect.createManyAndReturn({
        data: [{ ...reconnect, ...secret, server: { ...server, folders }, progress: begun }],
        skipDuplicates: true,
        select: { id: true },
      });
      return rows[0]?.id ?? null;
    },
    get: async (id) => fromRow(await db.reconnect.findUnique({ where: { id } })),
    open: async (mailboxId) => fromRow(await db.reconnect.findFirst({ where: { mailboxId, endedAt: null } })),
    latest: async (disconnectionId) =>
      fromRow(await db.reconnect.findFirst({ where: { disconnectionId }, orderBy: { startedAt: "desc" } })),

    async claim(id, now, until) {
      const [row] = await db.reconnect.updateManyAndReturn({
        where: { id, ...free(now) },
        data: { claimedBy: workerId, claimedUntil: until },
      });
      return fromRow(row ?? null);
    },
    async progress(id, state, progress, claimedUntil) {
      await db.reconnect.updateMany({
        where: { id, endedAt: null },
        data: { state, progress, claimedUntil },
      });
    },
    async wait(id, state, progress, claimedUntil) {
      await db.reconnect.updateMany({
        where: { id, endedAt: null },
        data: { state, progress, claimedBy: null, claimedUntil },
      });
    },
    async freeOrphans() {
      const rows = await db.$queryRaw<{ id: string }[]>`
        UPDATE reconnect SET claimed_by = NULL, claimed_until = NULL
        WHERE ended_at IS NULL AND ${isGone(Prisma.sql`claimed_by`)} RETURNING id`;
      return rows.map(({ id }) => id);
    },
    async goOnWithout(id, without) {
      const { count } = await db.reconnect.updateMany({
        where: { id, endedAt: null },
        data: { without, claimedBy: null, claimedUntil: null },
      });
      return count === 1;
    },
    async saveSecret(id, { keyId, sealed }) {
      await db.reconnect.updateMany({ where: { id, endedAt: null }, data: { keyId, sealed } });
    },
    async end(id, state, progress, endedAt) {
      const ended = await db.reconnect.updateMany({
        where: { id, endedAt: null },
        // The secret is where it belongs now, or was refused: there is no reason to keep it here.
        data: { state, progress, endedAt, claimedBy: null, claimedUntil: null, sealed: new Uint8Array() },
      });
      return ended.count === 1;
    },
    async due(now, take) {
      const rows = await db.reconnect.findMany({ where: free(now), select: { id: true }, take });
      return rows.map((row) => row.id);
    },
  };
}

const begun: ReconnectProgress = {
  read: { replies: 0, bounces: 0, optOuts: 0, postponed: 0 },
  tries: 0,
  failure: null,
};

function fromRow(row: Row | null): Reconnect | null {
  if (row === null) return null;
  const { keyId, sealed, server, progress, claimedBy: _, claimedUntil: __, ...reconnect } = row;
  const { folders, ...settings } = server as MailServer & Pick<Reconnect, "folders">;
  return {
    ...reconnect,
    sealed: keyId === null || sealed === null ? null : { keyId, sealed },
    server: settings,
    folders,
    progress: progress as ReconnectProgress,
  };
}
