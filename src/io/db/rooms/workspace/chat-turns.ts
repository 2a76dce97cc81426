import type { ChatTurnStore } from "../../../../core/chat/chat-turn-store.ts";
import type { Db } from "../../db.ts";
import { Prisma } from "../../generated/client.ts";

export function chatTurnStore(db: Db): ChatTurnStore {
  return {
    async reserve({ platform, channel, gapMs, mostMs }) {
      const rows = await db.$queryRaw<{ reserved: boolean; ms: number }[]>`
        WITH reserved AS (
          INSERT INTO chat_turn (platform, channel, free_at, busy_until)
          VALUES (${platform}, ${channel}, clock_timestamp() + ${ms(gapMs)}, clock_timestamp())
          ON CONFLICT (platform, channel) DO UPDATE
            SET free_at = greatest(chat_turn.free_at, clock_timestamp()) + ${ms(gapMs)}
            WHERE chat_turn.free_at <= clock_timestamp() + ${ms(mostMs)}
          RETURNING free_at - ${ms(gapMs)} AS mine
        )
        SELECT true AS reserved, ${until(Prisma.sql`mine`)} AS ms FROM reserved
        UNION ALL
        SELECT false, ${until(Prisma.sql`free_at`)} FROM chat_turn
        WHERE platform = ${platform} AND channel = ${channel} AND NOT EXISTS (SELECT FROM reserved)`;
      const [turn] = rows;
      // Nothing at all: its first turns were given to others in this very moment.
      if (turn === undefined) return { kind: "too-far", freeInMs: mostMs };
      return turn.reserved ? { kind: "reserved", waitMs: turn.ms } : { kind: "too-far", freeInMs: turn.ms };
    },
    async begin({ platform, channel, mostMs }) {
      const begun = await db.$executeRaw`
        UPDATE chat_turn SET busy_until = clock_timestamp() + ${ms(mostMs)}
        WHERE platform = ${platform} AND channel = ${channel} AND busy_until <= clock_timestamp()`;
      if (begun === 1) return null;
      const [other] = await db.$queryRaw<{ ms: number }[]>`
        SELECT ${until(Prisma.sql`busy_until`)} AS ms FROM chat_turn
        WHERE platform = ${platform} AND channel = ${channel}`;
      return other?.ms ?? null;
    },
    async end({ platform, channel, gapMs }) {
      await db.$executeRaw`
        UPDATE chat_turn SET busy_until = clock_timestamp() + ${ms(gapMs)},
          free_at = greatest(free_at, clock_timestamp() + ${ms(gapMs)})
        WHERE platform = ${platform} AND channel = ${channel}`;
    },
    async rest({ platform, call }, until) {
      await db.$executeRaw`
        INSERT INTO chat_rest (platform, call, until) VALUES (${platform}, ${call}, ${until})
        ON CONFLICT (platform, call) DO UPDATE SET until = greatest(chat_rest.until, EXCLUDED.until)`;
    },
    async restsUntil(call) {
      const row = await db.chatRest.findUnique({ where: { platform_call: call } });
      return row?.until ?? null;
    },
    async forget(before) {
      await db.chatTurn.deleteMany({ where: { freeAt: { lt: before } } });
      await db.chatRest.deleteMany({ where: { until: { lt: before } } });
    },
  };
}

/** Not `now()`: that is when the statement began, and it may have waited for another one. */
const until = (moment: Prisma.Sql) =>
  Prisma.sql`greatest(extract(epoch FROM ${moment} - clock_timestamp()) * 1000, 0)::float8`;

const ms = (length: number) => Prisma.sql`make_interval(secs => ${length / 1000}::float8)`;
