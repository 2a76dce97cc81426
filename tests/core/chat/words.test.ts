import { expect, it } from "vitest";
import { sayCount, sayDuration, sayList } from "../../../src/core/chat/words.ts";

it.each([
  [59_999, "less than a minute"],
  [60_000, "1 minute"],
  [3_600_000, "1 hour"],
  [7_500_000, "2 hours and 5 minutes"],
  [90_000_000, "1 day and 1 hour"],
  [86_700_000, "1 day"],
])("%i ms are %s", (ms, words) => {
  expect(sayDuration(ms)).toEqual(words);
});

it.each([
  [[], ""],
  [["a"], "a"],
  [["a", "b"], "a and b"],
  [["a", "b", "c"], "a, b and c"],
  [["a", "b", "c", "d", "e", "f"], "a, b, c, d and 2 more"],
])("%j is said as “%s”", (names, words) => {
  expect(sayList(names)).toEqual(words);
});

it("counts in singular and plural", () => {
  expect([0, 1, 2].map((count) => sayCount(count, "lead"))).toEqual(["0 leads", "1 lead", "2 leads"]);
});
