import type { ChatPort } from "../chat/chat-port.ts";
import type { Chats } from "../chat/chats.ts";
import type { Shown } from "../chat/delivered.ts";
import type { Context } from "../context.ts";
import type { Rooms } from "../store.ts";
import type { Handlers } from "./handler.ts";
import { nextTry } from "./next-try.ts";
import type { OutboxItem } from "./outbox-store.ts";

/** Longer than the slowest post. The items of a dead worker are free sooner. */
const LEASE_MS = 60_000;

/**
 * Delivers one outbox item, at least once: a crash between the post and its note posts again. The message shows the present state,
 * and an item whose subject has changed is delivered once more.
 *
 * @param handlers - all rooms' tables together
 * @param chats - the workspaces' chats
 */
export async function deliver<R extends Rooms>(
  ctx: Context<R>,
  handlers: Handlers<R>,
  chats: Chats,
  id: string,
): Promise<void> {
  const now = ctx.clock.now();
  const item = await ctx.store.outbox.claim(id, now, new Date(now.getTime() + LEASE_MS));
  if (item === null) return;

  const shown = await say(ctx, handlers, onceIn(chats, item, now), item);
  switch (shown.kind) {
    case "shown":
      if (!(await ctx.store.outbox.complete(id, item.revision, ctx.clock.now())))
        await ctx.wake("deliver", id);
      return;
    case "later": {
      const at = ctx.clock.now();
      const until = shown.untried ? shown.until : nextTry(item.attempts, shown.until, at);
      if (until === null) return giveUp(ctx, id, shown.why);
      const waits = shown.untried ?? (shown.until !== null && shown.until > at);
      await ctx.store.outbox.postpone(id, until, waits);
      await ctx.wake("deliver", id, until);
      return;
    }
    case "dead": {
      // A posted message is to tell the end, and its channel may come back.
      const until = shown.stands ? nextTry(item.attempts, null, ctx.clock.now()) : null;
      if (until === null) return giveUp(ctx, id, shown.why);
      await ctx.store.outbox.postpone(id, until, false);
      return ctx.wake("deliver", id, until);
    }
  }
}

/** An item of an unknown kind waits this long before it is checked again, for a version that knows it. */
const UNKNOWN_WAITS_MS = 60_000;

/** A worker's attempts and waits take hours, quiet hours a night. */
const LOOK_BACK_MS = 24 * 60 * 60_000;

const NOWHERE = { kind: "nowhere" } as const;

/** The chats for an item, in none of which it says anything twice. */
const onceIn = (chats: Chats, item: OutboxItem, now: Date): Chats => ({
  of: async (workspaceId) => (await chats.of(workspaceId)).map((chat) => once(chat, item, now)),
  async at(workspaceId, platform) {
    const chat = await chats.at(workspaceId, platform);
    return chat && once(chat, item, now);
  },
});

/** The chat for an item. A message that nothing else would find again is searched for before it is posted a second time. */
const once = (chat: ChatPort, { id, attempts }: OutboxItem, now: Date): ChatPort => ({
  ...chat,
  async post(channel, view, message) {
    if (message.ref !== null || message.mark !== null) return chat.post(channel, view, message);
    const since = new Date(now.getTime() - LOOK_BACK_MS);
    const found = attempts > 1 ? await chat.find(channel, id, since, message.thread) : NOWHERE;
    if (found.kind === "later") return found;
    return found.kind === "found"
      ? { kind: "posted", ref: found.ref }
      : chat.post(channel, view, { ...message, mark: id });
  },
});

/**
 * A newer version wrote an item of an unknown kind. It waits, and the operator hears of it, as of every job that fails again and
 * again.
 */
async function say<R extends Rooms>(
  ctx: Context<R>,
  handlers: Handlers<R>,
  chats: Chats,
  item: OutboxItem,
): Promise<Shown> {
  const { id, message } = item;
  const handler = Object.hasOwn(handlers, message.kind) ? handlers[message.kind] : undefined;
  // The handler's own room wrote the items of its kind.
  if (handler !== undefined) return handler(ctx, chats, { ...item, message: message as never });
  await ctx.store.outbox.postpone(id, new Date(ctx.clock.now().getTime() + UNKNOWN_WAITS_MS), true);
  throw new Error(
    `An outbox item is of the kind "${message.kind}", which this version of Unpause does not know. Start the version that wrote it.`,
  );
}

async function giveUp(ctx: Context, id: string, why: string): Promise<void> {
  await ctx.store.outbox.giveUp(id, why, ctx.clock.now());
  ctx.log.event("outbox.gave-up", { id, why });
}
