import { expect, it } from "vitest";
import { throttledLog } from "../../../src/core/health/throttled-log.ts";
import type { Fields, Log } from "../../../src/core/log.ts";

function calm() {
  const clock = { time: new Date("2026-03-02T09:00:00Z"), now: () => clock.time };
  const lines: { name: string; fields: Fields | undefined }[] = [];
  const loud: Log = {
    event: () => {},
    fault: (name, _error, fields) => void lines.push({ name, fields }),
    child: () => loud,
  };
  const log = throttledLog(loud, clock);
  const later = (ms: number) => {
    clock.time = new Date(clock.time.getTime() + ms);
  };
  return { log, lines, later };
}

const full = Object.assign(new Error("no room"), { code: "ENOSPC" });

it("a full disk that every job meets each second is one line, and one more each hour with the count", () => {
  const { log, lines, later } = calm();
  for (let second = 0; second < 2 * 60 * 60; second++, later(1_000)) {
    log.fault("job.failed", full, { id: `job ${second % 50}` });
  }
  expect(lines).toEqual([
    { name: "job.failed", fields: { id: "job 0" } },
    { name: "job.failed", fields: { id: "job 0", unsaid: 3_599 } },
  ]);
});

it("a fault that comes back after a minute is logged, and so is a fault about something else", () => {
  const { log, lines, later } = calm();
  const bug = new TypeError("x is undefined");
  log.fault("job.failed", bug, { id: "one" });
  log.fault("job.failed", bug, { id: "two" });
  log.child({ part: "x" }).fault("job.failed", bug, { id: "two" });
  later(60_000);
  log.fault("job.failed", bug, { id: "one" });
  expect(lines.map(({ fields }) => fields?.id)).toEqual(["one", "two", "one"]);
});
