import { appendRows, logRow } from "./audit/append-rows.ts";
import type { AuditEvent } from "./audit/audit-event.ts";
import type { Context } from "./context.ts";
import type { Rooms } from "./store.ts";
import type { Tx } from "./tx.ts";
import type { Wake } from "./wake.ts";
import type { TellingRoom } from "./workspace/history-store.ts";

/** The parts of the context that a commit needs. */
export type CommitContext<R extends Rooms = Rooms> = Pick<
  Context<R>,
  "store" | "signing" | "clock" | "log" | "surface" | "wake" | "live"
>;

/**
 * Runs a transaction, and afterwards does what it asked for: it logs the audit events, tells open pages, and wakes jobs. A rollback
 * drops all of that.
 *
 * @param workspaceId - its open pages are told, if the work wrote history or asked for anything; null: no page shows it
 * @param withinMs - the longest time of the transaction; a minute by default
 */
export async function commit<T, R extends Rooms = Rooms>(
  ctx: CommitContext<R>,
  workspaceId: string | null,
  work: (tx: Tx<R>) => Promise<T>,
  withinMs?: number,
): Promise<T> {
  const { result, asked, rows } = await ctx.store.transaction(async (rooms) => {
    const { tx, asked } = collecting(rooms);
    const result = await work(tx);
    return { result, asked, rows: await appendRows(ctx, rooms, asked.events) };
  }, withinMs);
  for (const row of rows) logRow(ctx.log, row);
  if (asked.changed && workspaceId !== null) ctx.live.changed(workspaceId);
  for (const wake of asked.wakes) await ctx.wake(...wake);
  return result;
}

type Asked = { changed: boolean; wakes: Parameters<Wake>[]; events: AuditEvent[] };

function collecting<R extends Rooms>(rooms: R): { tx: Tx<R>; asked: Asked } {
  const asked: Asked = { changed: false, wakes: [], events: [] };
  const tx: Tx<R> = {
    ...rooms,
    ...tellingRooms(rooms, () => {
      asked.changed = true;
    }),
    async say(workspaceId, key, message, at) {
      tx.wake("deliver", await rooms.outbox.add(workspaceId, key, message, at));
    },
    wake(...wake) {
      asked.changed = true;
      asked.wakes.push(wake);
    },
    note(event) {
      asked.changed = true;
      asked.events.push(event);
    },
  };
  return { tx, asked };
}

/** The rooms whose events open pages show. From here on, each event that they add is a change. */
function tellingRooms<R extends Rooms>(rooms: R, onAdded: () => void): Partial<R> {
  const telling = Object.entries(rooms).flatMap(([name, room]: [string, object]) => {
    if (!isTelling(room)) return [];
    const add = (...events: unknown[]) => {
      if (events.some((event) => typeof event === "object")) onAdded();
      return room.add(...events);
    };
    return [[name, { ...room, add }]];
  });
  return Object.fromEntries(telling) as Partial<R>;
}

const isTelling = (room: object): room is TellingRoom => "tellsPages" in room;
