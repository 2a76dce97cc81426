import { describe, expect, it } from "vitest";
import { nextTry } from "../../../src/core/outbox/next-try.ts";

const NOW = new Date("2026-01-05T10:00:00Z");
const inSeconds = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

describe("a message that was not delivered", () => {
  it.each([
    [1, 2],
    [2, 4],
    [5, 32],
    [12, 600],
    [15, 600],
    [16, 3600],
    [183, 3600],
  ])("is tried again after attempt %i in %i seconds", (attempts, seconds) => {
    expect(nextTry(attempts, null, NOW)).toEqual(inSeconds(seconds));
  });

  it("is given up after about a week", () => {
    expect(nextTry(184, null, NOW)).toEqual(null);
    // A message that is gone is posted anew at once, but not for ever.
    expect(nextTry(15, NOW, NOW)).toEqual(NOW);
    expect(nextTry(16, NOW, NOW)).toEqual(null);
  });

  it("waits to the second as long as it is asked to, and is not given up for that", () => {
    expect(nextTry(1, inSeconds(37), NOW)).toEqual(inSeconds(37));
    expect(nextTry(1, inSeconds(1), NOW)).toEqual(inSeconds(1));
    expect(nextTry(16, inSeconds(37), NOW)).toEqual(inSeconds(37));
  });
});
