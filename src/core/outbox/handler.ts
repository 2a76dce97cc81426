import type { Chats } from "../chat/chats.ts";
import type { Shown } from "../chat/delivered.ts";
import type { Context } from "../context.ts";
import type { OutboxItem, OutboxMessage } from "./outbox-store.ts";

/** An outbox item as its handler gets it. */
export type Item<M extends OutboxMessage> = Pick<OutboxItem, "id" | "workspaceId"> & { message: M };

/**
 * Says one kind of message, from the state of now.
 *
 * @param chats - where the workspace's people are
 */
export type Handler<M extends OutboxMessage> = (ctx: Context, chats: Chats, item: Item<M>) => Promise<Shown>;

/** Handlers by the kinds that they say. Each room has a table of its own. */
export type Handlers = Readonly<Record<string, Handler<never>>>;

/** The table of one room, which has a handler for each of the room's kinds. */
export const handlersOf = <M extends OutboxMessage>(
  table: {
    [Kind in M["kind"]]: Handler<Extract<M, { kind: Kind }>>;
  },
): Handlers => table as Handlers;
