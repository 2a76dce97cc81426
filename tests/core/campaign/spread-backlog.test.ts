import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Backlog,
  forecast,
  type Segment,
  spreadBacklog,
} from "../../../src/core/campaign/spread-backlog.ts";
import { allowanceOn } from "../../../src/core/pace/warm-up.ts";
import { localDay } from "../../../src/core/time/local-day.ts";
import { type SendingWindow, windowAround, windowsFrom } from "../../../src/core/time/sending-window.ts";

const HOUR = 3_600_000;

const berlinOffice = { timeZone: "Europe/Berlin", days: [1, 2, 3, 4, 5], startMinute: 540, endMinute: 1020 };
const tuesdayNoon = new Date("2026-11-24T11:00:00Z");

const backlog = (over: Partial<Backlog> = {}): Backlog => ({
  waiting: 3,
  now: tuesdayNoon,
  minGapMs: 90_000,
  allowance: () => 48,
  used: new Map(),
  timeZone: "Europe/Berlin",
  windows: windowsFrom(berlinOffice, over.now ?? tuesdayNoon),
  ...over,
});

/** When each one becomes due, in order. */
const moments = (segments: Segment[]) =>
  segments.flatMap(({ from, spacingMs, count }) =>
    Array.from({ length: count }, (_, index) => new Date(from.getTime() + index * spacingMs)),
  );

describe("a backlog after an outage", () => {
  it("begins at once, at the pace of a day's allowance over a whole window", () => {
    expect(spreadBacklog(backlog())).toEqual([{ from: tuesdayNoon, spacingMs: 10 * 60_000, count: 3 }]);
  });

  it("leaves for the next windows what does not fit into this one", () => {
    // Five hours are left today; a whole window takes 48.
    expect(spreadBacklog(backlog({ waiting: 80 }))).toEqual([
      { from: tuesdayNoon, spacingMs: 600_000, count: 30 },
      { from: new Date("2026-11-25T08:00:00Z"), spacingMs: 600_000, count: 48 },
      { from: new Date("2026-11-26T08:00:00Z"), spacingMs: 600_000, count: 2 },
    ]);
  });

  it("counts what the mailbox sent today before the outage", () => {
    expect(
      spreadBacklog(backlog({ waiting: 4, used: new Map([["2026-11-24", 47]]) })).map(({ count }) => count),
    ).toEqual([1, 3]);
  });

  it("follows the warm-up from day to day, over the weekend", () => {
    const warmUp = { start: 2, growth: 2, ceiling: 40, since: new Date("2026-11-26T00:00:00Z") };
    const segments = spreadBacklog(
      backlog({
        waiting: 20,
        now: new Date("2026-11-26T08:00:00Z"),
        allowance: (day) => allowanceOn({ dailyCap: 50, warmUp }, day),
      }),
    );
    // Thursday 2, Friday 4, Monday 10, Tuesday what is left.
    expect(segments.map(({ count }) => count)).toEqual([2, 4, 10, 4]);
  });

  it("counts a window that spans two days of the mailbox on both", () => {
    const auckland = {
      timeZone: "Pacific/Auckland",
      days: [1, 2, 3, 4, 5, 6, 7],
      startMinute: 600,
      endMinute: 1080,
    };
    // 10:00 to 18:00 there is 22:00 to 06:00 in Berlin.
    const now = new Date("2026-11-24T20:00:00Z");
    const segments = spreadBacklog(
      backlog({ waiting: 10, now, allowance: () => 4, windows: windowsFrom(auckland, now) }),
    );
    expect(segments).toEqual([
      { from: new Date("2026-11-24T21:00:00Z"), spacingMs: 2 * HOUR, count: 1 },
      { from: new Date("2026-11-24T23:00:00Z"), spacingMs: 2 * HOUR, count: 3 },
      { from: new Date("2026-11-25T21:00:00Z"), spacingMs: 2 * HOUR, count: 1 },
      { from: new Date("2026-11-25T23:00:00Z"), spacingMs: 2 * HOUR, count: 3 },
      { from: new Date("2026-11-26T21:00:00Z"), spacingMs: 2 * HOUR, count: 1 },
      { from: new Date("2026-11-26T23:00:00Z"), spacingMs: 2 * HOUR, count: 1 },
    ]);
  });

  it("keeps the minimum gap where the allowance would permit more", () => {
    expect(spreadBacklog(backlog({ allowance: () => 10_000 }))[0]?.spacingMs).toBe(90_000);
  });

  it("is nothing when nothing waits", () => {
    expect(spreadBacklog(backlog({ waiting: 0 }))).toEqual([]);
    expect(forecast([])).toEqual({ waiting: 0, clearBy: null, peakPerHour: 0 });
  });

  it("is laid out to the last one even if that takes years", () => {
    const segments = spreadBacklog(backlog({ waiting: 1_000_000, allowance: () => 5 }));
    expect(forecast(segments).waiting).toBe(1_000_000);
    expect(segments.length).toBeLessThan(400);
  });

  it("waits when the mailbox may send nothing at all", () => {
    const [only, ...none] = spreadBacklog(backlog({ allowance: () => 0 }));
    expect(none).toEqual([]);
    expect(only?.from.getTime()).toBeGreaterThan(tuesdayNoon.getTime() + 365 * 24 * HOUR);
  });

  it("can be told in three figures", () => {
    expect(forecast(spreadBacklog(backlog({ waiting: 80 })))).toEqual({
      waiting: 80,
      clearBy: new Date("2026-11-26T08:10:00Z"),
      peakPerHour: 6,
    });
  });

  it("is told right for several campaigns together", () => {
    const from = (minute: number) => new Date(tuesdayNoon.getTime() + minute * 60_000);
    const segments = [
      { from: from(0), spacingMs: 10 * 60_000, count: 30 },
      { from: from(5), spacingMs: 20 * 60_000, count: 4 },
    ];
    expect(forecast(segments)).toEqual({ waiting: 34, clearBy: from(290), peakPerHour: 9 });
  });
});

describe("after any outage of an hour to two weeks, in any schedule", () => {
  const zones = [
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kolkata",
    "Pacific/Auckland",
    "Africa/Cairo",
    "UTC",
  ];
  const outage = fc
    .record({
      outageMs: fc.integer({ min: HOUR, max: 14 * 24 * HOUR }),
      startedAt: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
      duePerDay: fc.integer({ min: 1, max: 60 }),
      minGapMs: fc.integer({ min: 1000, max: 600_000 }),
      sentToday: fc.integer({ min: 0, max: 80 }),
      dailyCap: fc.integer({ min: 1, max: 300 }),
      warmUp: fc.option(
        fc.record({
          start: fc.integer({ min: 1, max: 20 }),
          growth: fc.integer({ min: 0, max: 10 }),
          ceiling: fc.integer({ min: 20, max: 100 }),
        }),
      ),
      mailboxZone: fc.constantFrom(...zones),
      campaignZone: fc.constantFrom(...zones),
      days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      hours: fc.tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 })),
    })
    .filter(({ hours: [start, end] }) => start < end)
    .map(({ outageMs, startedAt, duePerDay, days, hours, campaignZone, ...mailbox }) => {
      const now = new Date(startedAt + outageMs);
      const warmUp = mailbox.warmUp && { ...mailbox.warmUp, since: new Date("2026-06-01T00:00:00Z") };
      const schedule = { timeZone: campaignZone, days, startMinute: hours[0], endMinute: hours[1] };
      const allowance = (day: Temporal.PlainDate) => allowanceOn({ dailyCap: mailbox.dailyCap, warmUp }, day);
      return {
        waiting: Math.ceil((outageMs / (24 * HOUR)) * duePerDay),
        now,
        minGapMs: mailbox.minGapMs,
        used: new Map([[localDay(now, mailbox.mailboxZone).toString(), mailbox.sentToday]]),
        timeZone: mailbox.mailboxZone,
        allowance,
        schedule,
      };
    });

  const holds = (
    property: (
      given: Omit<Backlog, "windows">,
      due: Date[],
      segments: Segment[],
      windowAt: (at: Date) => SendingWindow,
    ) => void,
  ) =>
    fc.assert(
      fc.property(outage, ({ schedule, ...given }) => {
        const segments = spreadBacklog({ ...given, windows: windowsFrom(schedule, given.now) });
        const windowAt = (at: Date) => windowAround(schedule, at);
        // Steps beyond a year are placed roughly, and marked so.
        const yearEnd = given.now.getTime() + 366 * 24 * HOUR;
        property(
          given,
          moments(segments).filter((at) => at.getTime() < yearEnd),
          segments,
          windowAt,
        );
      }),
      { numRuns: 150 },
    );

  it("every one of the backlog gets a moment, and they keep their order", () => {
    holds(({ waiting, now }, due, segments) => {
      expect(forecast(segments).waiting).toBe(waiting);
      expect(moments(segments)).toEqual(moments(segments).toSorted((a, b) => a.getTime() - b.getTime()));
      expect(due.every((at) => at >= now)).toBe(true);
    });
  });

  it("all of them lie within the campaign's windows", () => {
    holds((_given, due, _segments, windowAt) => {
      expect(due.filter((at) => at < windowAt(at).opensAt)).toEqual([]);
    });
  });

  it("no two are closer than the minimum gap", () => {
    holds(({ minGapMs }, due) => {
      const gaps = due.slice(1).map((at, index) => at.getTime() - (due[index] as Date).getTime());
      expect(gaps.filter((gap) => gap < minGapMs)).toEqual([]);
    });
  });

  it("no day of the mailbox exceeds its allowance", () => {
    holds(({ allowance, used, timeZone }, due) => {
      const perDay = Map.groupBy(due, (at) => localDay(at, timeZone).toString());
      const over = [...perDay].filter(([text, sends]) => {
        const day = Temporal.PlainDate.from(text);
        return sends.length + (used.get(text) ?? 0) > allowance(day);
      });
      expect(over).toEqual([]);
    });
  });

  it("no hour sees more than a day's allowance spread over the whole window", () => {
    holds(({ allowance, timeZone }, due, _segments, windowAt) => {
      const hurried = due.slice(1).filter((at, index) => {
        const { opensAt, closesAt } = windowAt(at);
        const pace = (closesAt.getTime() - opensAt.getTime()) / allowance(localDay(at, timeZone));
        return at.getTime() - (due[index] as Date).getTime() < pace;
      });
      expect(hurried).toEqual([]);
    });
  });
});
