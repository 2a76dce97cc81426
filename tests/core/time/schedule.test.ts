import { describe, expect, it } from "vitest";
import { parseSchedule, timeZoneFault, writeSchedule } from "../../../src/core/time/schedule.ts";

const written = { timeZone: "Europe/Berlin", days: ["mon", "fri"], from: "09:00", to: "17:30" };

describe("a sending schedule", () => {
  it("is read from days and times as people write them", () => {
    expect(
      parseSchedule({ timeZone: "europe/berlin", days: ["Friday", "Mon", "fri"], from: "9:00", to: "24:00" }),
    ).toEqual({
      kind: "schedule",
      schedule: { timeZone: "Europe/Berlin", days: [1, 5], startMinute: 540, endMinute: 1440 },
    });
  });

  it("is written back as it was meant", () => {
    const parsed = parseSchedule(written);
    expect(parsed.kind === "schedule" && writeSchedule(parsed.schedule)).toEqual(written);
  });

  it.each([
    [
      "a time zone that does not exist",
      { timeZone: "Mars/Olympus" },
      "There is no time zone called “Mars/Olympus”. Use a name such as Europe/Berlin or America/New_York.",
    ],
    [
      "an offset in place of a time zone",
      { timeZone: "+02:00" },
      "“+02:00” is an offset or an abbreviation: it does not say when summer time begins. Use a name such as Europe/Berlin or America/New_York.",
    ],
    [
      "a day that does not exist",
      { days: ["mon", "caturday"] },
      "“caturday” is not a day of the week. Use mon, tue, wed, thu, fri, sat, sun.",
    ],
    ["no day at all", { days: [] }, "Choose at least one day of the week on which this campaign may send."],
    [
      "a time that does not exist",
      { from: "25:00" },
      "“25:00” is not a time of day. Write it like 09:00 or 17:30; 24:00 is the end of the day.",
    ],
    [
      "a minute that does not exist",
      { to: "17:60" },
      "“17:60” is not a time of day. Write it like 09:00 or 17:30; 24:00 is the end of the day.",
    ],
    [
      "a window that ends before it begins",
      { from: "22:00", to: "06:00" },
      "The sending window has to end after it begins, on the same day: 22:00 to 06:00 does not.",
    ],
  ])("says in one sentence what is wrong with %s", (_what, wrong, why) => {
    expect(parseSchedule({ ...written, ...wrong })).toEqual({ kind: "unclear", why });
  });

  it.each([
    ["Europe/Berlin", true],
    ["UTC", true],
    ["asia/kolkata", true],
    ["", false],
    ["Asia/Kolkata", true],
    ["Cuba", true],
    ["+01:00", false],
    ["EST", false],
    ["CET", false],
    ["PST8PDT", false],
    ["GMT", false],
    ["UTC+2", false],
    ["Etc/GMT-14", false],
    ["2026-01-01T00:00[Europe/Berlin]", false],
    ["Europe/Atlantis", false],
  ])("knows whether %j is a time zone: %j", (name, is) => {
    expect(timeZoneFault(name) === null).toBe(is);
  });
});
