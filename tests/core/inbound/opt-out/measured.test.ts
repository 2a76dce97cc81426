import { describe, expect, it } from "vitest";
import { readReplies, readSetApart } from "../../../fixtures/opt-out/replies.ts";
import { answerTo } from "./answer-to.ts";
import { measure } from "./measure.ts";

const share = (part: number, whole: number) => part / whole;

describe("a reply that asks for no more mail, measured", () => {
  it("holds on the replies that the rules were written with", () => {
    const { sureFound, labelled, falseSure } = measure(readReplies(), answerTo);
    expect(share(sureFound, labelled.sure)).toBeGreaterThanOrEqual(0.98);
    expect(falseSure.no + falseSure.doubtful).toBe(0);
  });

  it("holds on the replies that were set apart", () => {
    const { sureFound, labelled, falseSure, saidDoubtful, rows } = measure(readSetApart(), answerTo);
    expect(share(sureFound, labelled.sure)).toBeGreaterThanOrEqual(0.92);
    expect(falseSure.no).toBe(0);
    expect(falseSure.no + falseSure.doubtful).toBeLessThanOrEqual(1);
    expect(share(saidDoubtful, rows)).toBeLessThanOrEqual(0.15);
  });
});
