import { describe, expect, it } from "vitest";
import { quietUntil, readQuietHours, sayQuietHours } from "../../../src/core/time/quiet-hours.ts";

const NIGHT = { from: 22 * 60, to: 7 * 60 };

describe("quiet hours", () => {
  it.each([
    ["in the evening", "2026-01-05T23:30:00Z", "2026-01-06T07:00:00.000Z"],
    ["after midnight", "2026-01-06T03:00:00Z", "2026-01-06T07:00:00.000Z"],
    ["at their beginning", "2026-01-05T22:00:00Z", "2026-01-06T07:00:00.000Z"],
    ["at their end", "2026-01-06T07:00:00Z", undefined],
    ["by day", "2026-01-06T12:00:00Z", undefined],
  ])("%s", (_when, now, until) => {
    expect(quietUntil(NIGHT, "UTC", new Date(now))?.toISOString()).toEqual(until);
  });

  it("go by the clocks of the time zone, also in the night in which they are changed", () => {
    expect(quietUntil(NIGHT, "Europe/Berlin", new Date("2026-03-28T23:00:00Z"))?.toISOString()).toEqual(
      "2026-03-29T05:00:00.000Z",
    );
    expect(quietUntil(NIGHT, "Europe/Berlin", new Date("2026-06-01T20:30:00Z"))?.toISOString()).toEqual(
      "2026-06-02T05:00:00.000Z",
    );
    expect(quietUntil(NIGHT, "Europe/Berlin", new Date("2026-06-02T05:30:00Z"))).toEqual(null);
  });

  it("within one day end on that day", () => {
    const lunch = { from: 12 * 60, to: 13 * 60 };
    expect(quietUntil(lunch, "UTC", new Date("2026-01-05T12:30:00Z"))?.toISOString()).toEqual(
      "2026-01-05T13:00:00.000Z",
    );
    expect(quietUntil(lunch, "UTC", new Date("2026-01-05T11:30:00Z"))).toEqual(null);
    expect(quietUntil(lunch, "UTC", new Date("2026-01-05T13:00:00Z"))).toEqual(null);
  });

  it.each([
    ["22:00-7:00", NIGHT],
    ["22-7", NIGHT],
    ["22.00 – 07.00", NIGHT],
    ["2200 to 0700", NIGHT],
    ["20:30 until 24:00", { from: 1230, to: 0 }],
    ["10pm-7am", NIGHT],
    ["10 PM to 7 am", NIGHT],
    ["10pm-7", NIGHT],
    ["12am-12pm", { from: 0, to: 720 }],
    ["off", "off"],
    ["None", "off"],
    ["7-7", null],
    ["25-7", null],
    ["22:61-7", null],
    ["at night", null],
    ["10-7am", null],
    ["13pm-7am", null],
    ["22-7-9", null],
    ["22:00", null],
    ["", null],
  ])("are read from “%s”", (text, hours) => {
    expect(readQuietHours(text)).toEqual(hours);
  });

  it("are said as clocks show them", () => {
    expect(sayQuietHours(NIGHT)).toEqual("22:00 to 07:00");
  });
});
