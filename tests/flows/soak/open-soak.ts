import { chatsOf } from "../../../src/core/chat/chats.ts";
import type { Context } from "../../../src/core/context.ts";
import { refreshAhead } from "../../../src/core/disconnection/refresh-ahead.ts";
import { readMailbox } from "../../../src/core/inbound/read-mailbox.ts";
import { watchJobs } from "../../../src/core/job/watch-jobs.ts";
import { keepSweeping } from "../../../src/core/keep-sweeping.ts";
import { deliver } from "../../../src/core/outbox/deliver.ts";
import { finishReconnect } from "../../../src/core/reconnect/finish-reconnect.ts";
import { probeMailbox } from "../../../src/core/recovery/probe-mailbox.ts";
import { proveMailbox } from "../../../src/core/recovery/prove-mailbox.ts";
import { settleMailbox } from "../../../src/core/sending/settle-mailbox.ts";
import type { JobKind } from "../../../src/core/wake.ts";
import type { Database } from "../../../src/io/db/open-database.ts";
import { openMailPort } from "../../../src/io/mail/mail-port.ts";
import { openQueue } from "../../../src/io/queue/open-queue.ts";
import { deliveries } from "../../../src/kinds.ts";
import { MONDAY, openWorld } from "../../core/world.ts";
import { listed } from "../../hosts/listed.ts";
import { type ScriptedImap, startScriptedImap } from "../../hosts/scripted-imap.ts";

/**
 * The product's own queue, sweep and jobs over mailboxes whose IMAP is scripted; SMTP is the sandbox's. Its clock runs from Monday
 * morning on.
 *
 * @param silenceMs - the longest silence of a server
 */
export async function openSoak(
  database: Database,
  { mailboxes, readEveryMs, silenceMs }: { mailboxes: number; readEveryMs: number; silenceMs: number },
) {
  await using opening = new AsyncDisposableStack();
  const addresses = Array.from({ length: mailboxes }, (_, at) => `box${at}@ours.test`);
  const world = opening.use(await openWorld(database, addresses));
  const began = performance.now();
  const clock = { now: () => new Date(MONDAY.getTime() + performance.now() - began) };
  const faults: string[] = [];
  const log: Context["log"] = {
    event: () => {},
    fault: (name, error) =>
      void faults.push(`${name}: ${error instanceof Error ? error.message : String(error)}`),
    child: () => log,
  };
  const concurrency = { mail: 10, probe: 100, chat: 4 };
  const queue = opening.use(await openQueue(database.queueConnection, { log, clock, concurrency }));
  const mail = opening.use(openMailPort(listed, { connectMs: 5_000, greetingMs: 5_000, silenceMs }));
  const ctx: Context = { ...world.ctx, clock, log, mail, wake: queue.wake };

  const hosts: ScriptedImap[] = [];
  for (const id of world.mailboxIds) {
    const imap = opening.use(await startScriptedImap());
    const server = { imapHost: imap.host, imapPort: imap.port };
    await database.prisma.mailbox.update({ where: { id }, data: server });
    hosts.push(imap);
  }

  const watch = watchJobs(ctx);
  const by = (kind: JobKind, run: (id: string) => Promise<void>) => (id: string) =>
    watch({ kind, subject: id }, () => run(id));
  await queue.start({
    "read-mailbox": by("read-mailbox", (id) => readMailbox(ctx, id)),
    "probe-mailbox": by("probe-mailbox", (id) => probeMailbox(ctx, id)),
    "prove-mailbox": by("prove-mailbox", (id) => proveMailbox(ctx, id)),
    "refresh-ahead": by("refresh-ahead", (id) => refreshAhead(ctx, id)),
    "settle-mailbox": by("settle-mailbox", (id) => settleMailbox(ctx, id)),
    "finish-reconnect": by("finish-reconnect", (id) => finishReconnect(ctx, id)),
    deliver: by("deliver", (id) => deliver(ctx, deliveries, chatsOf({}), id)),
  });
  opening.use(keepSweeping(ctx, { readEveryMs, auditDays: 365 }));
  const running = opening.move();
  return {
    world: { ...world, ctx, clock: { time: MONDAY, now: clock.now } },
    ctx,
    hosts,
    faults,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

export type Soak = Awaited<ReturnType<typeof openSoak>>;
