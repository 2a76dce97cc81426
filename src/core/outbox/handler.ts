import type { Chats } from "../chat/chats.ts";
import type { Shown } from "../chat/delivered.ts";
import type { Context } from "../context.ts";
import type { Rooms } from "../store.ts";
import type { OutboxItem, OutboxMessage } from "./outbox-store.ts";

/** An outbox item as its handler gets it. */
export type Item<M extends OutboxMessage> = Pick<OutboxItem, "id" | "workspaceId"> & { message: M };

/**
 * Says one kind of message, from the state of now.
 *
 * @param chats - where the workspace's people are
 */
export type Handler<M extends OutboxMessage, R extends Rooms = Rooms> = (
  ctx: Context<R>,
  chats: Chats,
  item: Item<M>,
) => Promise<Shown>;

/** Handlers by the kinds that they say. Each room has a table of its own. */
export type Handlers<R extends Rooms = Rooms> = Readonly<Record<string, Handler<never, R>>>;

/** The table of one room, which has a handler for each of the room's kinds. */
export const handlersOf = <M extends OutboxMessage, R extends Rooms = Rooms>(
  table: {
    [Kind in M["kind"]]: Handler<Extract<M, { kind: Kind }>, R>;
  },
): Handlers<R> => table as Handlers<R>;
