import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { findProgram } from "./setup/find-program.ts";
import { itWith } from "./setup/needs.ts";

/** The long form is `npm run dates`: the whole suite at each moment, which takes hours. */
const ALL = process.env.UNPAUSE_DATES === "all";
const [HOURS, MINUTES] = [3 * 3_600_000, 30 * 60_000];

/** Moments meet here: windows, quiet hours, pace, days of return, jobs set for later, links and sessions that end. */
const SENSITIVE = [
  "tests/core/campaign",
  "tests/core/foresight",
  "tests/core/time/quiet-hours.test.ts",
  "tests/core/alert/view/alert-view.test.ts",
  "tests/core/inbound/return-day.test.ts",
  "tests/core/inbound/classify-inbound.test.ts",
  "tests/io/db/campaign-life.test.ts",
  "tests/io/db/rooms/sending/sends.test.ts",
  "tests/io/queue",
  "tests/web/workspace/sign-in.test.ts",
];

type Moment = { name: string; zone: string; at: Temporal.PlainDateTime; short?: boolean };

const local = (text: string) => Temporal.PlainDateTime.from(text);

/** The clock goes on from there, so that midnight and the change of the clocks come while the tests run. */
const MOMENTS: Moment[] = [
  {
    name: "a year from now",
    zone: "UTC",
    at: Temporal.Now.plainDateTimeISO("UTC").add({ years: 1 }),
    short: true,
  },
  { name: "on 29 February", zone: "Asia/Kolkata", at: local("2028-02-29T12:00") },
  { name: "at the end of 28 February of a leap year", zone: "Pacific/Apia", at: local("2028-02-28T23:59") },
  { name: "as summer time begins", zone: "Europe/Berlin", at: local("2027-03-28T01:59:50"), short: true },
  { name: "as summer time ends", zone: "Europe/Berlin", at: local("2027-10-31T02:59:50") },
  { name: "as summer time begins", zone: "America/New_York", at: local("2027-03-14T01:59:50") },
  { name: "as summer time ends", zone: "America/New_York", at: local("2027-11-07T01:59:50") },
  { name: "on New Year's Eve", zone: "America/St_Johns", at: local("2027-12-31T23:50") },
  { name: "on a Sunday night", zone: "Pacific/Kiritimati", at: local("2027-06-13T23:59:50") },
];

describe("no test depends on the day, the hour or the zone it is run in", () => {
  for (const { name, zone, at, short } of MOMENTS) {
    if (!ALL && !short) continue;
    const title = `${name}, ${zone}`;
    itWith("faketime", title, () => passesAt(zone, at, ALL ? [] : SENSITIVE), ALL ? HOURS : MINUTES);
  }
});

itWith("faketime", "a process that is started there sees that moment, in that zone", async () => {
  const { said } = await startAt("Asia/Kolkata", local("2028-02-29T12:00"), ["-p", "String(new Date())"]);
  expect(said).toMatch(/^Tue Feb 29 2028 12:\d\d:\d\d GMT\+0530/);
});

async function passesAt(zone: string, at: Temporal.PlainDateTime, files: string[]) {
  const vitest = join(createRequire(import.meta.url).resolve("vitest/package.json"), "../vitest.mjs");
  const run = [vitest, "run", "--exclude", "tests/dates.test.ts", ...files];
  const { exit, said } = await startAt(zone, at, run);
  expect(exit, said).toBe(0);
}

/** Runs Node with these arguments, by a clock that shows that moment as it starts. */
async function startAt(zone: string, at: Temporal.PlainDateTime, args: string[]) {
  removeClocksOfTheDead();
  const awayMs = at.toZonedDateTime(zone).epochMilliseconds - Date.now();
  const offset = `${awayMs < 0 ? "" : "+"}${Math.ceil(awayMs / 1000)}s`;
  const run = ["-m", "-f", offset, process.execPath, ...args];
  const child = spawn(findProgram("faketime") ?? "faketime", run, {
    // Timers and timeouts measure lengths: they go by the monotonic clock, which stays as it is.
    env: { ...ofTheRun(), TZ: zone, FAKETIME_DONT_FAKE_MONOTONIC: "1", NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => (said += text));
  const [exit] = await once(child, "close");
  return { exit, said };
}

/**
 * `faketime` keeps a semaphore for each process, named by its id, which a killed process leaves behind. The next process with
 * that id cannot open it when it runs as another account, as PostgreSQL does.
 */
function removeClocksOfTheDead() {
  const shared = "/dev/shm";
  for (const name of existsSync(shared) ? readdirSync(shared) : []) {
    const [, pid] = /^(?:sem\.)?faketime_(?:sem|shm)_(\d+)$/.exec(name) ?? [];
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) rmSync(join(shared, name), { force: true });
  }
}

/** Without what the outer run tells its own processes. */
const ofTheRun = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("VITEST")));
