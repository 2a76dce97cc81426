import { type CommitContext, commit } from "../commit.ts";
import { askForNotice } from "../notice/ask-for-notice.ts";
import { nextSendAt } from "../pace/pace.ts";
import { sentOn } from "../pace/turn-after.ts";
import { allowanceOn } from "../pace/warm-up.ts";
import type { Rooms } from "../store.ts";
import { localDay, startOfDay } from "../time/local-day.ts";
import { windowAround } from "../time/sending-window.ts";
import type { Tx } from "../tx.ts";

/** Clocks of several machines differ by less. */
const TOLERANCE_MS = 60_000;
/** The current time is noted this often. */
const NOTE_MS = 10_000;
/** How long the operator's notice stays open. */
const TOLD_FOR_MS = 24 * 60 * 60_000;
const AT_MOST_MS = 10 * 60_000;

/**
 * Detects a clock that went back. Work that waits for a time of the fast clock would wait too long. It is set to the right clock,
 * and the operator is told. May run in several processes at once.
 */
export async function watchClock(ctx: CommitContext): Promise<void> {
  const { store, clock } = ctx;
  const now = clock.now();
  const latest = await store.clocks.latest();
  const ahead = latest === null ? Number.NEGATIVE_INFINITY : latest.getTime() - now.getTime();
  if (ahead < -NOTE_MS) await store.clocks.note(now);
  else if (latest !== null && ahead > TOLERANCE_MS) await goBack(ctx, latest, now);
  await endOld(ctx, now);
}

async function goBack(ctx: CommitContext, latest: Date, now: Date): Promise<void> {
  const byMs = latest.getTime() - now.getTime();
  await commit(
    ctx,
    null,
    async (tx) => {
      if (!(await tx.clocks.setBack(latest, now))) return;
      await tx.clocks.shift(byMs, now);
      for (const { id, schedule, closesAt } of await tx.clocks.closedCampaigns(now))
        await tx.campaigns.roll(id, closesAt, windowAround(schedule, now));
      await setPaces(tx, now);
      const id = await tx.clocks.tell({ seconds: Math.round(byMs / 1000), at: now });
      await askFor(tx, id, now);
    },
    AT_MOST_MS,
  );
  ctx.log.event("clock.went-back", { seconds: Math.round(byMs / 1000) });
}

/** Each mailbox's next turn, from what the journal says has left through it. */
async function setPaces(tx: Pick<Rooms, "clocks" | "turns">, now: Date): Promise<void> {
  const waiting = await tx.clocks.waitingMailboxes(now);
  for (const [timeZone, mailboxes] of Map.groupBy(waiting, (mailbox) => mailbox.timeZone)) {
    const day = localDay(now, timeZone);
    const sent = await tx.clocks.sentSince(startOfDay(day, timeZone));
    for (const { id } of mailboxes) {
      const pace = await tx.turns.pace(id);
      if (pace === null) continue;
      // The journal has no letters. A count by the right clock stays.
      const sentToday = Math.max(sent.get(id) ?? 0, sentOn(pace, day));
      const { minGapMs, lastAt } = pace;
      const last = lastAt === null ? now.getTime() - minGapMs : Math.min(lastAt.getTime(), now.getTime());
      const allowance = allowanceOn(pace, day);
      const next = nextSendAt({ minGapMs, allowance, sentToday, now: new Date(last), timeZone });
      await tx.turns.savePace(id, {
        sentOn: day.toString(),
        sentCount: sentToday,
        nextSendAt: new Date(Math.min(next.getTime(), pace.nextSendAt.getTime())),
      });
    }
  }
}

/** The operator belongs to no workspace: the first one's chat and people tell them. */
async function askFor(tx: Pick<Tx, "members" | "say">, id: string, at: Date): Promise<void> {
  const workspace = await tx.members.firstWorkspace();
  if (workspace !== null) await askForNotice(tx, workspace.id, { kind: "clock-setback", id }, at);
}

const endOld = (ctx: CommitContext, now: Date): Promise<void> =>
  commit(ctx, null, async (tx) => {
    const ended = await tx.clocks.endBefore(new Date(now.getTime() - TOLD_FOR_MS), now);
    for (const id of ended) await askFor(tx, id, now);
  });
