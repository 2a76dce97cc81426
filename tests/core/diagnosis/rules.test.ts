import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { describeCauses } from "../../../src/core/diagnosis/describe-causes.ts";
import { rules } from "../../../src/core/diagnosis/rules.ts";

describe("The rules", () => {
  it("each have an id of their own, a source on the web, and something to match", () => {
    const ids = rules.map(({ id }) => id);

    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(rules.filter(({ source, says }) => !source.startsWith("https://") || says === "")).toEqual([]);
    expect(rules.filter(({ when }) => Object.keys(when).length === 0)).toEqual([]);
  });

  it("search words in lower case only, and without state between two searches", () => {
    const odd = rules.filter(
      ({ when }) =>
        when.words && (/[A-Z]/.test(when.words.source.replace(/\\[A-Z]/g, "")) || when.words.flags !== ""),
    );

    expect(odd.map(({ id }) => id)).toEqual([]);
  });

  it("are written down for people in docs/causes.md (npm run generate:causes)", () => {
    expect(readFileSync(new URL("../../../docs/causes.md", import.meta.url), "utf8")).toBe(describeCauses());
  });
});
