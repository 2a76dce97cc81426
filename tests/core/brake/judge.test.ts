import { describe, expect, it } from "vitest";
import { tooManyBounces } from "../../../src/core/brake/judge-bounces.ts";
import { judgeRefusals } from "../../../src/core/brake/judge-refusals.ts";

describe("refusals in a row", () => {
  it.each([
    [2, false, false, "carry-on"],
    [2, true, true, "carry-on"],
    [3, false, false, "brake"],
    [3, false, true, "brake"],
    [3, true, false, "brake"],
    [3, true, true, "leave-rotation"],
    [4, true, true, "leave-rotation"],
  ] as const)(
    "%i leads, all about the sender: %s, others pass: %s → %s",
    (leads, allAboutSender, othersPass, verdict) => {
      expect(judgeRefusals({ leads, allAboutSender, othersPass }, 3)).toEqual(verdict);
    },
  );

  it("brake at the workspace's own limit", () => {
    expect(judgeRefusals({ leads: 3, allAboutSender: false, othersPass: false }, 4)).toEqual("carry-on");
    expect(judgeRefusals({ leads: 1, allAboutSender: false, othersPass: false }, 1)).toEqual("brake");
  });
});

describe("bounces and complaints", () => {
  it.each([
    [100, 8, false],
    [100, 9, true],
    [4, 4, false],
    [5, 5, true],
    [62, 5, true],
    [63, 5, false],
    [0, 0, false],
  ])("of %i first sends %i came back: brakes %s", (sent, bad, brakes) => {
    expect(tooManyBounces({ sent, bad }, 8)).toEqual(brakes);
  });
});
