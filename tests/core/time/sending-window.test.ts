import { describe, expect, it } from "vitest";
import type { Schedule } from "../../../src/core/time/schedule.ts";
import { windowAround, windowsFrom } from "../../../src/core/time/sending-window.ts";

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const at = (hour: number, minute = 0) => hour * 60 + minute;
const berlin = (startMinute: number, endMinute: number, days = everyDay): Schedule => ({
  timeZone: "Europe/Berlin",
  days,
  startMinute,
  endMinute,
});
const around = (schedule: Schedule, now: string) => {
  const { opensAt, closesAt } = windowAround(schedule, new Date(now));
  return [opensAt.toISOString(), closesAt.toISOString()];
};

describe("the sending window", () => {
  it("is the one that is open now", () => {
    expect(around(berlin(at(9), at(17)), "2026-11-24T10:00:00Z")).toEqual([
      "2026-11-24T08:00:00.000Z",
      "2026-11-24T16:00:00.000Z",
    ]);
  });

  it("opens at its first moment and is closed at its last", () => {
    expect(around(berlin(at(9), at(17)), "2026-11-24T08:00:00Z")[0]).toBe("2026-11-24T08:00:00.000Z");
    expect(around(berlin(at(9), at(17)), "2026-11-24T16:00:00Z")[0]).toBe("2026-11-25T08:00:00.000Z");
  });

  it("is the next one outside of it, over days on which nothing is sent", () => {
    // Friday evening: Monday comes next.
    expect(around(berlin(at(9), at(17), [1, 5]), "2026-11-27T19:00:00Z")).toEqual([
      "2026-11-30T08:00:00.000Z",
      "2026-11-30T16:00:00.000Z",
    ]);
  });

  it("goes by the day of the campaign's time zone, not of ours", () => {
    const auckland = { timeZone: "Pacific/Auckland", days: [3], startMinute: at(8), endMinute: at(10) };
    // Tuesday evening here is Wednesday morning there.
    expect(around(auckland, "2026-11-24T19:30:00Z")).toEqual([
      "2026-11-24T19:00:00.000Z",
      "2026-11-24T21:00:00.000Z",
    ]);
  });

  it("may end with the day", () => {
    expect(around(berlin(at(20), at(24)), "2026-11-24T22:59:59.999Z")).toEqual([
      "2026-11-24T19:00:00.000Z",
      "2026-11-24T23:00:00.000Z",
    ]);
  });

  it("keeps its hours on the wall when clocks are put forward", () => {
    const windows = windowsFrom(berlin(at(9), at(17)), new Date("2026-03-28T12:00:00Z"));
    const opens = windows.take(3).map(({ opensAt }) => opensAt.toISOString());
    expect([...opens]).toEqual([
      "2026-03-28T08:00:00.000Z",
      "2026-03-29T07:00:00.000Z",
      "2026-03-30T07:00:00.000Z",
    ]);
  });

  it("opens when the clock first shows a later time, where its own time is skipped", () => {
    // On 29 March 2026 the clocks in Berlin go from 02:00 to 03:00, which is 01:00 UTC.
    expect(around(berlin(at(2, 30), at(5)), "2026-03-29T00:00:00Z")).toEqual([
      "2026-03-29T01:00:00.000Z",
      "2026-03-29T03:00:00.000Z",
    ]);
    expect(around(berlin(at(1), at(2, 30)), "2026-03-29T00:00:00Z")).toEqual([
      "2026-03-29T00:00:00.000Z",
      "2026-03-29T01:00:00.000Z",
    ]);
  });

  it("is left out on the day that skips all of it", () => {
    expect(around(berlin(at(2), at(2, 45)), "2026-03-28T12:00:00Z")[0]).toBe("2026-03-30T00:00:00.000Z");
  });

  it("opens once where its hour comes twice", () => {
    // On 25 October 2026 the hour from 02:00 comes twice: at 00:00 and at 01:00 UTC.
    expect(around(berlin(at(2, 30), at(5)), "2026-10-25T00:00:00Z")).toEqual([
      "2026-10-25T00:30:00.000Z",
      "2026-10-25T04:00:00.000Z",
    ]);
    expect(around(berlin(at(0), at(2, 30)), "2026-10-24T23:00:00Z")).toEqual([
      "2026-10-24T22:00:00.000Z",
      "2026-10-25T00:30:00.000Z",
    ]);
  });

  it("is a whole day even where the day begins at one o'clock or has no hours at all", () => {
    const cairo = { timeZone: "Africa/Cairo", days: everyDay, startMinute: 0, endMinute: at(24) };
    // 24 April 2026 begins at 01:00 in Cairo: 22:00 UTC the evening before.
    expect(around(cairo, "2026-04-23T22:00:00Z")).toEqual([
      "2026-04-23T22:00:00.000Z",
      "2026-04-24T21:00:00.000Z",
    ]);
    // In Samoa 29 December 2011 was followed by the 31st.
    const apia = { timeZone: "Pacific/Apia", days: everyDay, startMinute: at(9), endMinute: at(17) };
    const opens = windowsFrom(apia, new Date("2011-12-29T20:00:00Z")).map(({ opensAt }) =>
      opensAt.toISOString(),
    );
    expect([...opens.take(2)]).toEqual(["2011-12-29T19:00:00.000Z", "2011-12-30T19:00:00.000Z"]);
  });

  it("never overlaps the one after it", () => {
    let before = 0;
    for (const { opensAt, closesAt } of windowsFrom(berlin(0, at(24)), new Date("2026-01-01T00:00:00Z")).take(
      400,
    )) {
      expect(opensAt.getTime()).toBeGreaterThanOrEqual(before);
      before = closesAt.getTime();
    }
  });
});
