import { expect, it } from "vitest";
import { foreseeEnd } from "../../../src/core/foresight/foresee-end.ts";

const DAY = 86_400_000;
const granted = new Date("2026-01-05T10:00:00Z");
const after = (days: number) => new Date(granted.getTime() + days * DAY);

it.each([
  ["nothing is known of any end", null, [], null],
  ["one earlier life is no rule", null, [14], null],
  ["lives of all lengths are no rule", null, [14, 40], null],
  [
    "lives that are alike are one, and the shortest counts",
    null,
    [14.2, 14, 14.5],
    { at: after(14), why: "seen" },
  ],
  ["what the provider says counts before what was seen", after(7), [14, 14], { at: after(7), why: "stated" }],
])("%s", (_, statedEndAt, days, end) => {
  const life = { grantedAt: granted, statedEndAt, earlierMs: days.map((each) => each * DAY) };
  expect(foreseeEnd(life)).toEqual(end);
});
