import { describe, expect, it } from "vitest";
import { afterStep } from "../../../src/core/campaign/next-due.ts";

const steps = [
  { position: 1, delaySeconds: 0 },
  { position: 2, delaySeconds: 3 * 86_400 },
];
const acceptedAt = new Date("2026-11-24T10:00:00Z");

describe("after an accepted step", () => {
  it("the next one is due its delay later", () => {
    expect(afterStep(steps, 1, acceptedAt)).toEqual({
      kind: "next",
      step: 2,
      dueAt: new Date("2026-11-27T10:00:00Z"),
    });
  });

  it("the enrolment is finished when that was the last one", () => {
    expect(afterStep(steps, 2, acceptedAt)).toEqual({ kind: "finished" });
  });
});
