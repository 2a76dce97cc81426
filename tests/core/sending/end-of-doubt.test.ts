import { describe, expect, it } from "vitest";
import { endOfDoubt } from "../../../src/core/sending/settle-sends.ts";

const began = new Date("2026-03-02T09:00:00Z");
const minutesLater = (minutes: number) => new Date(began.getTime() + minutes * 60_000);
const filesWithin5 = { afterMs: 5 * 60_000, seen: true };

describe("a send that nobody knows the end of", () => {
  it("was accepted when it lies in Sent, whichever program filed it there", () => {
    expect(endOfDoubt(true, began, { afterMs: null, seen: null }, minutesLater(0))).toEqual({
      kind: "accepted",
    });
  });

  it("is waited for as long as its provider may take to file it", () => {
    expect(endOfDoubt(false, began, filesWithin5, minutesLater(4))).toEqual({
      kind: "wait",
      until: minutesLater(5),
      for: "filing",
    });
  });

  it("was not sent when a provider that is seen to file has not filed it by then", () => {
    expect(endOfDoubt(false, began, filesWithin5, minutesLater(5))).toEqual({ kind: "planned" });
  });

  it("is for a person to decide where the provider does not file what it accepts", () => {
    expect(endOfDoubt(false, began, { afterMs: null, seen: null }, minutesLater(60))).toEqual({
      kind: "unconfirmed",
    });
  });

  it("is for a person to decide where an admin switched the filing off: none of the accepted sends before it is in Sent", () => {
    expect(endOfDoubt(false, began, { ...filesWithin5, seen: false }, minutesLater(60))).toEqual({
      kind: "unconfirmed",
    });
  });

  it("waits half an hour for a first accepted send that shows whether the provider files, then for a person", () => {
    const unseen = { ...filesWithin5, seen: null };
    expect(endOfDoubt(false, began, unseen, minutesLater(30))).toEqual({
      kind: "wait",
      until: minutesLater(35),
      for: "witness",
    });
    expect(endOfDoubt(false, began, unseen, minutesLater(36))).toEqual({ kind: "unconfirmed" });
  });
});
