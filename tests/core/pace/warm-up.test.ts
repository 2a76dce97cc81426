import { describe, expect, it } from "vitest";
import { allowanceOn } from "../../../src/core/pace/warm-up.ts";

const warmUp = { start: 5, growth: 3, ceiling: 40, since: new Date("2026-11-02T00:00:00Z") };
const on = (day: string, mailbox = { dailyCap: 50, warmUp }) =>
  allowanceOn(mailbox, Temporal.PlainDate.from(day));

describe("a mailbox's daily allowance", () => {
  it("is its cap when it does not warm up", () => {
    expect(allowanceOn({ dailyCap: 50, warmUp: null }, Temporal.PlainDate.from("2026-11-02"))).toBe(50);
  });

  it("begins with the start and grows every day, weekends too", () => {
    expect(["2026-11-02", "2026-11-03", "2026-11-09"].map((day) => on(day))).toEqual([5, 8, 26]);
  });

  it("stays at the ceiling once it got there", () => {
    expect(["2026-11-14", "2027-11-14"].map((day) => on(day))).toEqual([40, 40]);
  });

  it("is never above the cap", () => {
    expect(on("2026-11-14", { dailyCap: 20, warmUp })).toBe(20);
  });

  it("is the start on a day before the warm-up, as can happen across time zones", () => {
    expect(on("2026-11-01")).toBe(5);
  });
});
