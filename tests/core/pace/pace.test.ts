import { describe, expect, it } from "vitest";
import { nextSendAt } from "../../../src/core/pace/pace.ts";

const pace = {
  minGapMs: 90_000,
  allowance: 50,
  sentToday: 10,
  now: new Date("2026-11-24T10:00:00Z"),
  timeZone: "Europe/Berlin",
};

describe("a mailbox's pace", () => {
  it("leaves the gap after an attempt", () => {
    expect(nextSendAt(pace)).toEqual(new Date("2026-11-24T10:01:30Z"));
  });

  it("waits for the next day of its workspace when today's allowance is used", () => {
    expect(nextSendAt({ ...pace, sentToday: 50 })).toEqual(new Date("2026-11-24T23:00:00Z"));
  });

  it("waits for the next day when the allowance has shrunk below what was sent", () => {
    expect(nextSendAt({ ...pace, sentToday: 50, allowance: 5 })).toEqual(new Date("2026-11-24T23:00:00Z"));
  });

  it("leaves the gap over midnight too", () => {
    const now = new Date("2026-11-24T22:59:30Z");
    expect(nextSendAt({ ...pace, now, sentToday: 50 })).toEqual(new Date("2026-11-24T23:01:00Z"));
  });
});
