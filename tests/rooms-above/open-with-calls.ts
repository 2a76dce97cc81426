import { chatsOf } from "../../src/core/chat/chats.ts";
import type { Context } from "../../src/core/context.ts";
import { workOn } from "../../src/core/job/work-on.ts";
import type { Jobs } from "../../src/core/jobs.ts";
import { laneIn } from "../../src/core/jobs.ts";
import type { Handlers } from "../../src/core/outbox/handler.ts";
import { outboxJobs } from "../../src/core/outbox/outbox-jobs.ts";
import { sweep } from "../../src/core/sweep.ts";
import type { Database } from "../../src/io/db/open-database.ts";
import { openStore } from "../../src/io/db/store.ts";
import { openQueue } from "../../src/io/queue/open-queue.ts";
import { botKinds, deliveries, historyWords, jobs as jobsOfCore, sweepParts } from "../../src/kinds.ts";
import { startServer } from "../../src/web/server.ts";
import { worldWithChannel } from "../bots/a-lost-mailbox.ts";
import type { Chat } from "../bots/driver.ts";
import { callDeliveries } from "./calls/call-deliveries.ts";
import { callHistory } from "./calls/call-history.ts";
import { callJobs, callSweep } from "./calls/call-jobs.ts";
import { callKind } from "./calls/call-kind.ts";
import { callListener } from "./calls/call-listener.ts";
import { addCallTable, callStore, type WithCalls } from "./calls/call-store.ts";

/** A workspace of a product that has one room more than core: it is joined here as `src/kinds.ts` and `src/app.ts` join the others. */
export async function openWithCalls(database: Database, chat: Chat) {
  await using opening = new AsyncDisposableStack();
  const channel = chat.freshChannel();
  const world = opening.use(await worldWithChannel(database, channel));
  await addCallTable(database.prisma);

  const handlers: Handlers<WithCalls> = { ...deliveries, ...callDeliveries };
  const jobs: Jobs<WithCalls> = { ...jobsOfCore, ...outboxJobs(handlers), ...callJobs };
  const queue = opening.use(
    await openQueue(database.queueConnection, {
      log: world.ctx.log,
      clock: world.clock,
      laneOf: laneIn(jobs),
      concurrency: { mail: 1, probe: 1, chat: 2 },
    }),
  );
  const ctx: Context<WithCalls> = {
    ...world.ctx,
    store: openStore(database.prisma, database.workerId, { calls: callStore }),
    async wake(...wake) {
      await world.ctx.wake(...wake);
      await queue.wake(...wake);
    },
    incidentListeners: [callListener],
    historyWords: { ...historyWords, ...callHistory },
  };
  const entrance = chat.enter(ctx, { workspaceId: world.workspaceId, gapMs: 0 });
  const chats = chatsOf({ [chat.platform]: entrance.chatOf });
  await queue.start(workOn(ctx, jobs, chats));

  const bots = { kinds: { ...botKinds, call: callKind }, chats };
  const listening = opening.use(entrance.listen(bots));
  const mounts = [{ path: listening.path, app: listening.routes }];
  const server = await startServer({ ctx, bots, host: "127.0.0.1", port: 0, mounts });
  if (server.kind !== "listening") throw new Error(server.why);
  opening.use(server);
  const open = opening.move();
  return {
    ...world,
    ctx,
    channel,
    url: server.url,
    people: chat.people(server.url),
    messages: () => chat.messages(channel),
    sweep: () =>
      sweep(ctx, [...sweepParts, ...callSweep], { readEveryMs: 3_600_000, auditDays: 365, round: 1 }),
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}
