import { describe, expect, it } from "vitest";
import { cut, cutWithin } from "../../../src/core/words/visible.ts";

const family = "👨‍👩‍👧‍👦";
const accented = "e\u0301";

describe("a text that is cut", () => {
  it("is not torn inside what people see as one character", () => {
    expect(cut(`ab${family}cd`, 6)).toEqual("ab…");
    expect(cut(`abc${accented}def`, 5)).toEqual("abc…");
    expect(cut("🇩🇪🇫🇷🇮🇹", 8)).toEqual("🇩🇪…");
    expect(cutWithin(`${"a".repeat(40)}${family}b`, 21)).toEqual(`${"a".repeat(10)}…b`);
  });

  it("stays as it is where it fits, and is never longer than asked", () => {
    expect(cut("short", 5)).toEqual("short");
    for (let most = 2; most < 40; most++) {
      const text = `x${family}${accented}🇩🇪 plain words ${family.repeat(3)}`;
      expect(cut(text, most).length).toBeLessThanOrEqual(most);
      expect(cut(text, most).isWellFormed()).toBe(true);
      expect(cutWithin(text, most).isWellFormed()).toBe(true);
    }
  });

  it("is cut in bounded time, even where one character never ends", () => {
    const endless = `a${"\u0301".repeat(1_000_000)}`;
    expect(cut(endless, 100).length).toBeLessThanOrEqual(100);
  });
});
