import { localDay, startOfDay } from "../time/local-day.ts";
import type { SendingWindow } from "../time/sending-window.ts";

/** `count` sends, the first at `from`, each `spacingMs` after the one before. Segments follow each other in time. */
export type Segment = { from: Date; spacingMs: number; count: number };

export type Backlog = {
  /** How many enrolments of one mailbox are overdue. */
  waiting: number;
  /** The first moment at which the mailbox may send. */
  now: Date;
  minGapMs: number;
  /** How many sends a day (of `timeZone`) can take. */
  allowance: (day: Temporal.PlainDate) => number;
  /** How many of a day's (ISO 8601) are used, or promised to another campaign, already. */
  used: ReadonlyMap<string, number>;
  /** The workspace's: it decides when the mailbox's day ends. */
  timeZone: string;
  /** The campaign's, from `now` on, without end. */
  windows: Iterable<SendingWindow>;
};

const HOUR_MS = 3_600_000;
/** Steps beyond one year are placed roughly. The claim then enforces window and allowance as always. */
const HORIZON_MS = 366 * 24 * HOUR_MS;
/** The longest day there is: the one on which clocks are put back. */
const LONGEST_DAY_MS = 25 * HOUR_MS;

/**
 * The soft landing: new due times for steps that became overdue during a disconnection, in their order. A mailbox never exceeds the
 * pace of a day's allowance spread over that day's whole window. The rest waits for the next window. The counts always add up to
 * `waiting`.
 */
export function spreadBacklog(backlog: Backlog): Segment[] {
  const segments: Segment[] = [];
  const taken = new Map(backlog.used);
  let left = backlog.waiting;
  let last = Number.NEGATIVE_INFINITY;

  for (const piece of piecesByDay(backlog)) {
    if (left === 0) return segments;
    if (piece.start - backlog.now.getTime() > HORIZON_MS) break;
    const allowance = backlog.allowance(piece.day);
    const used = taken.get(piece.day.toString()) ?? 0;
    if (used >= allowance) continue;

    const spacingMs = Math.max(backlog.minGapMs, Math.ceil(piece.windowMs / allowance));
    const from = Math.max(piece.start, last + spacingMs);
    const fitting = Math.max(0, Math.ceil((piece.end - from) / spacingMs));
    const count = Math.min(left, allowance - used, fitting);
    if (count === 0) continue;

    segments.push({ from: new Date(from), spacingMs, count });
    taken.set(piece.day.toString(), used + count);
    left -= count;
    last = from + (count - 1) * spacingMs;
  }
  return [...segments, beyondHorizon(backlog, last, left)];
}

/**
 * A summary for a page: the waiting steps, the time of the last one, and the highest number in any hour. The segments may belong to
 * several campaigns.
 */
export function forecast(segments: Segment[]): {
  waiting: number;
  clearBy: Date | null;
  peakPerHour: number;
} {
  const waiting = segments.reduce((sum, { count }) => sum + count, 0);
  const due = new Float64Array(waiting);
  let place = 0;
  for (const { from, spacingMs, count } of segments) {
    for (let index = 0; index < count; index++) due[place++] = from.getTime() + index * spacingMs;
  }
  due.sort();
  const last = due.at(-1);
  return { waiting, clearBy: last === undefined ? null : new Date(last), peakPerHour: peakPerHour(due) };
}

function peakPerHour(due: Float64Array): number {
  let peak = 0;
  let first = 0;
  for (const [index, at] of due.entries()) {
    while (at - (due[first] as number) >= HOUR_MS) first++;
    peak = Math.max(peak, index - first + 1);
  }
  return peak;
}

type Piece = { day: Temporal.PlainDate; start: number; end: number; windowMs: number };

/** Windows cut where the mailbox's day ends: the campaign may live in another time zone than its workspace. */
function* piecesByDay({ windows, now, timeZone }: Backlog): Generator<Piece> {
  for (const { opensAt, closesAt } of windows) {
    const windowMs = closesAt.getTime() - opensAt.getTime();
    let start = Math.max(opensAt.getTime(), now.getTime());
    while (start < closesAt.getTime()) {
      const day = localDay(new Date(start), timeZone);
      const nextDay = startOfDay(day.add({ days: 1 }), timeZone).getTime();
      const end = Math.min(closesAt.getTime(), nextDay);
      yield { day, start, end, windowMs };
      start = end;
    }
  }
}

function beyondHorizon(
  { now, minGapMs, allowance, timeZone }: Backlog,
  last: number,
  count: number,
): Segment {
  const horizon = now.getTime() + HORIZON_MS;
  const perDay = Math.max(1, allowance(localDay(new Date(horizon), timeZone)));
  const spacingMs = Math.max(minGapMs, Math.ceil(LONGEST_DAY_MS / perDay));
  return { from: new Date(Math.max(horizon, last + spacingMs)), spacingMs, count };
}
