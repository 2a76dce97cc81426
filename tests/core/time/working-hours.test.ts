import { expect, it } from "vitest";
import { workingHours } from "../../../src/core/time/working-hours.ts";

it.each([
  // A Monday in the middle of the day, to the end of Wednesday.
  ["UTC", "2026-01-05T10:00Z", { open: true, nextAt: "2026-01-06T09:00Z", horizon: "2026-01-07T17:00Z" }],
  // A Friday: the weekend's ends, Monday's and Tuesday's.
  ["UTC", "2026-01-09T16:59Z", { open: true, nextAt: "2026-01-12T09:00Z", horizon: "2026-01-13T17:00Z" }],
  // A Saturday waits for Monday.
  ["UTC", "2026-01-10T10:00Z", { open: false, nextAt: "2026-01-12T09:00Z", horizon: "2026-01-14T17:00Z" }],
  // Half past ten in the evening there.
  [
    "Asia/Kolkata",
    "2026-01-05T17:00Z",
    { open: false, nextAt: "2026-01-06T03:30Z", horizon: "2026-01-08T11:30Z" },
  ],
])("%s, %s", (zone, now, { open, nextAt, horizon }) => {
  expect(workingHours(zone, new Date(now))).toEqual({
    open,
    nextAt: new Date(nextAt),
    horizon: new Date(horizon),
  });
});
