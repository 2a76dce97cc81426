import { chatsOf } from "../../../src/core/chat/chats.ts";
import type { Context } from "../../../src/core/context.ts";
import { followAnswers } from "../../../src/core/disconnection/follow-answers.ts";
import { noteHostAnswers } from "../../../src/core/disconnection/note-answers.ts";
import { workOn } from "../../../src/core/job/work-on.ts";
import { laneIn } from "../../../src/core/jobs.ts";
import { keepSweeping } from "../../../src/core/keep-sweeping.ts";
import { runCampaigns } from "../../../src/core/sending/run-campaigns.ts";
import type { Database } from "../../../src/io/db/open-database.ts";
import { openMailPort } from "../../../src/io/mail/mail-port.ts";
import { openQueue } from "../../../src/io/queue/open-queue.ts";
import { jobs, sweepParts } from "../../../src/kinds.ts";
import { aCampaign, MONDAY, openWorld } from "../../core/world.ts";
import { type FailingHost, startFailingHost, type Way } from "../../hosts/failing-host.ts";
import { listed } from "../../hosts/listed.ts";

/** One try: a host of its own goes down at `fromMs` for `lastsMs`, counted from the start. */
export type Try = { way: Way; fromMs: number; lastsMs: number; mailboxes: number };

/** The findings at the host, in milliseconds. null: no mail came. */
export type Seen = Try & {
  /** From its return, and from its first good answer after that, to the first DATA. */
  afterReturnMs: number | null;
  afterAnswerMs: number | null;
  signInsWhileDown: number;
  /** The most sign-ins in any one second of the outage, from its third second on. */
  mostInASecond: number;
};

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));

/**
 * The product's own runner, queue, sweep and jobs over hosts that go down side by side, with the limits it has in earnest. One
 * lead of each mailbox is due when its host has been down for a moment (in every other try). Another is due when the host is
 * about to come back.
 */
export async function openOutages(
  database: Database,
  tries: Try[],
  { readEveryMs }: { readEveryMs: number },
) {
  await using opening = new AsyncDisposableStack();
  const addresses = tries.flatMap(({ mailboxes }, at) =>
    Array.from({ length: mailboxes }, (_, number) => `box${number}@host${at}.test`),
  );
  const world = opening.use(await openWorld(database, addresses));
  const { prisma } = database;
  const began = performance.now();
  const clock = { now: () => new Date(MONDAY.getTime() + performance.now() - began) };
  const faults: string[] = [];
  const log: Context["log"] = {
    event: () => {},
    // A starved machine renews the lock of a job too late; the job is begun again then, and nothing is lost.
    fault: (name, error) => {
      if (name !== "queue.broken") faults.push(`${name}: ${error instanceof Error ? error.message : error}`);
    },
    child: () => log,
  };
  const concurrency = { mail: 10, probe: 100, chat: 4 };
  const queue = opening.use(
    await openQueue(database.queueConnection, { log, clock, laneOf: laneIn(jobs), concurrency }),
  );
  const { store } = world.ctx;
  const answers = opening.use(followAnswers({ store, wake: queue.wake, clock, log }));
  const mail = noteHostAnswers(opening.use(openMailPort(listed)), answers.onAnswer);
  const ctx: Context = { ...world.ctx, clock, log, mail, wake: queue.wake };

  const hosts: FailingHost[] = [];
  const ids = [...world.mailboxIds];
  const startsAt = clock.now().getTime() + 5_000 + 20 * addresses.length;
  for (const [at, { mailboxes, fromMs, lastsMs }] of tries.entries()) {
    const host = opening.use(await startFailingHost());
    hosts.push(host);
    const { smtp, imap } = host;
    for (const mailboxId of ids.splice(0, mailboxes)) {
      const servers = { smtpHost: smtp.host, smtpPort: smtp.port, imapHost: imap.host, imapPort: imap.port };
      const pace = { minGapMs: 0, dailyCap: 10_000, nextReadAt: new Date(startsAt + (at % 60) * 1_000) };
      await prisma.mailbox.update({ where: { id: mailboxId }, data: { ...servers, ...pace } });
      const campaignId = await aCampaign(world, { name: mailboxId, mailboxIds: [mailboxId], leads: 2 });
      const due = [fromMs + (at % 2 === 0 ? 500 : lastsMs - 400), fromMs + lastsMs - 200];
      const leads = await prisma.enrolment.findMany({ where: { campaignId } });
      for (const [number, { id }] of leads.entries()) {
        const dueAt = new Date(startsAt + (due[number] ?? 0));
        await prisma.enrolment.update({ where: { id }, data: { dueAt } });
      }
    }
  }

  const work = workOn(ctx, jobs, chatsOf({}));
  const leftOut = ["refresh-ahead", "finish-reconnect", "deliver"];
  await queue.start(async (kind, id) => (leftOut.includes(kind) ? undefined : work(kind, id)));
  opening.use(keepSweeping(ctx, sweepParts, { readEveryMs, auditDays: 365 }));
  const runner = runCampaigns(ctx, { workerId: database.workerId, mostInHand: 100 });
  opening.defer(() => runner.stop());

  /** Lets one host go down and come back, and waits until its mail goes on. */
  async function undergo(number: number, graceMs: number): Promise<Seen> {
    const tried = tries[number];
    const host = hosts[number];
    if (tried === undefined || host === undefined) throw new Error("There is no such try.");
    await sleep(startsAt + tried.fromMs - clock.now().getTime());
    const downAt = performance.now();
    await host.goDown(tried.way);
    await sleep(startsAt + tried.fromMs + tried.lastsMs - clock.now().getTime());
    const backAt = performance.now();
    await host.comeBack();
    const first = () => host.texts().find((at) => at >= backAt) ?? null;
    while (first() === null && performance.now() < backAt + graceMs) await sleep(100);
    const [text, answer] = [first(), host.answeredAt()];
    const whileDown = host.signIns().filter((at) => at >= downAt && at < backAt);
    return {
      ...tried,
      afterReturnMs: text === null ? null : text - backAt,
      afterAnswerMs: text === null || answer === null ? null : text - answer,
      signInsWhileDown: whileDown.length,
      mostInASecond: mostInASecond(whileDown.filter((at) => at >= downAt + 3_000)),
    };
  }

  const running = opening.move();
  return { world, undergo, faults, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

const mostInASecond = (moments: number[]) =>
  moments.reduce(
    (most, from) => Math.max(most, moments.filter((at) => at >= from && at < from + 1_000).length),
    0,
  );
