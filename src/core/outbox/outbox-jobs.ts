import type { Jobs } from "../jobs.ts";
import type { Rooms } from "../store.ts";
import { AT_ONCE, type SweepPart, waking } from "../sweep.ts";
import { deliver } from "./deliver.ts";
import type { Handlers } from "./handler.ts";

/** Delivers an outbox item. @param handlers - all rooms' tables together */
export const outboxJobs = <R extends Rooms>(handlers: Handlers<R>): Jobs<R> => ({
  deliver: { lane: "chat", work: (ctx, id, chats) => deliver(ctx, handlers, chats, id) },
});

export const outboxSweep: SweepPart[] = [
  waking("deliver", ({ ctx }) => ctx.store.outbox.freeOrphans(), { at: ({ now }) => now }),
  waking("deliver", ({ ctx, now }) => ctx.store.outbox.due(now, AT_ONCE)),
];
