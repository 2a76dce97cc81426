import { describe, expect, it } from "vitest";
import { nextNudge } from "../../../src/core/incident/next-nudge.ts";
import type { Watch } from "../../../src/core/incident/watch-store.ts";

const NOW = new Date("2026-01-05T10:00:00Z");
const inMinutes = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const watch: Watch = {
  takenBy: null,
  takenAt: null,
  snoozedUntil: null,
  nudges: 0,
  reachAt: null,
  nextNudgeAt: NOW,
};
const facts = (changes: Partial<Watch>, more = {}) => ({
  watch: { ...watch, ...changes },
  ended: false,
  reconnecting: false,
  ...more,
});
const ben = { takenBy: { id: "m1", name: "Ben" }, takenAt: inMinutes(-60) };

describe("who is reminded of an open incident", () => {
  it("is the owner and the backups first, then everyone who may act, then everyone daily", () => {
    expect([0, 1, 2, 7].map((nudges) => nextNudge(facts({ nudges }), NOW))).toEqual([
      { kind: "remind", whom: "fixers", next: inMinutes(60), takeBack: false },
      { kind: "remind", whom: "everyone", next: inMinutes(240), takeBack: false },
      { kind: "remind", whom: "everyone", next: inMinutes(24 * 60), takeBack: false },
      { kind: "remind", whom: "everyone", next: inMinutes(24 * 60), takeBack: false },
    ]);
  });

  it("is the member who is on it, and when they stay silent it is taken back and everyone is", () => {
    expect(nextNudge(facts(ben), NOW)).toEqual({
      kind: "remind",
      whom: "taker",
      next: inMinutes(60),
      takeBack: false,
    });
    expect(nextNudge(facts({ ...ben, nudges: 1 }), NOW)).toEqual({
      kind: "remind",
      whom: "everyone",
      next: inMinutes(120),
      takeBack: true,
    });
  });

  it("is nobody while it is snoozed, being reconnected, or over", () => {
    expect(nextNudge(facts({ snoozedUntil: inMinutes(7) }), NOW)).toEqual({
      kind: "nobody",
      next: inMinutes(7),
    });
    expect(nextNudge(facts({ snoozedUntil: inMinutes(-1) }), NOW)).toMatchObject({ kind: "remind" });
    expect(nextNudge(facts({}, { reconnecting: true }), NOW)).toEqual({
      kind: "nobody",
      next: inMinutes(10),
    });
    expect(nextNudge(facts(ben, { ended: true }), NOW)).toEqual({ kind: "nobody", next: null });
  });
});
