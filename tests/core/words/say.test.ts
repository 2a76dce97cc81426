import { expect, it } from "vitest";
import { plural, sayChoice, sayCount, sayDuration, sayList } from "../../../src/core/words/say.ts";

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
  [999, "less than a second"],
  [45_999, "45 seconds"],
  [61_000, "1 minute and 1 second"],
  [3_605_000, "1 hour"],
  [183_600_000, "2 days and 3 hours"],
])("%i ms are %s to the second", (ms, words) => {
  expect(sayDuration(ms, "second")).toEqual(words);
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

it("says thousands with a comma", () => {
  expect(sayCount(12_000, "mailbox", "mailboxes")).toBe("12,000 mailboxes");
});

it("chooses the form of a word by the number beside it", () => {
  expect([0, 1, 2].map((count) => plural(count, "is", "are"))).toEqual(["are", "is", "are"]);
});

it("joins what one may choose from by “or”", () => {
  expect(sayChoice(["a", "b", "c"])).toBe("a, b or c");
});
