import { chatsOf } from "../../../src/core/chat/chats.ts";
import { workOn } from "../../../src/core/job/work-on.ts";
import { laneIn } from "../../../src/core/jobs.ts";
import { keepSweeping } from "../../../src/core/keep-sweeping.ts";
import type { Database } from "../../../src/io/db/open-database.ts";
import { openMailPort } from "../../../src/io/mail/mail-port.ts";
import { openQueue } from "../../../src/io/queue/open-queue.ts";
import { jobs, sweepParts } from "../../../src/kinds.ts";
import type { SupportContext } from "../../../src/support/support-rooms.ts";
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
  const log: SupportContext["log"] = {
    event: () => {},
    fault: (name, error) =>
      void faults.push(`${name}: ${error instanceof Error ? error.message : String(error)}`),
    child: () => log,
  };
  const concurrency = { mail: 10, probe: 100, chat: 4 };
  const queue = opening.use(
    await openQueue(database.queueConnection, { log, clock, laneOf: laneIn(jobs), concurrency }),
  );
  const mail = opening.use(openMailPort(listed, { connectMs: 5_000, greetingMs: 5_000, silenceMs }));
  const ctx: SupportContext = { ...world.ctx, clock, log, mail, wake: queue.wake };

  const hosts: ScriptedImap[] = [];
  for (const id of world.mailboxIds) {
    const imap = opening.use(await startScriptedImap());
    const server = { imapHost: imap.host, imapPort: imap.port };
    await database.prisma.mailbox.update({ where: { id }, data: server });
    hosts.push(imap);
  }

  await queue.start(workOn(ctx, jobs, chatsOf({})));
  opening.use(keepSweeping(ctx, sweepParts, { readEveryMs, auditDays: 365 }));
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
