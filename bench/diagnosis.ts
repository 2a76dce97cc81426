#!/usr/bin/env node
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Cause, causes, isPausing } from "../src/core/diagnosis/cause.ts";
import { diagnose } from "../src/core/diagnosis/diagnose.ts";
import type { Observation } from "../src/core/diagnosis/observation.ts";
import { median, spread } from "./median.ts";

/** A labelled failure: `accept` and `actor` hold every answer that counts as right, the best one first. */
type Row = Observation & { id: string; accept: Cause[]; actor: string[] };

type Rates = {
  rows: number;
  correct: number;
  topLabel: number;
  falsePause: number;
  missedPause: number;
  actor: number;
};

const corpusFolder = resolve(import.meta.dirname, "../../shared/corpus");

/** The two gatherings of real failures, 296 rows in all. */
export const defaultCorpus = ["auth-failures.jsonl", "auth-failures-2.jsonl"].map((name) =>
  resolve(corpusFolder, name),
);

/** @returns the labelled rows of some files of JSON lines. */
export function readCorpus(files: readonly string[]): Row[] {
  return files.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line): Row => JSON.parse(line)),
  );
}

/** Counts as the corpus's README defines it. The classifier sees provider, protocol, credential and error only. */
export function evaluate(rows: readonly Row[]): Rates {
  const rates: Rates = {
    rows: rows.length,
    correct: 0,
    topLabel: 0,
    falsePause: 0,
    missedPause: 0,
    actor: 0,
  };
  for (const { provider, protocol, credential, error, accept, actor } of rows) {
    const found = diagnose({ provider, protocol, credential, error });
    rates.correct += Number(accept.includes(asLabelled(found.cause)));
    rates.topLabel += Number(accept[0] === asLabelled(found.cause));
    rates.falsePause += Number(isPausing(found.cause) && !accept.some(isPausing));
    rates.missedPause += Number(!isPausing(found.cause) && accept.every(isPausing));
    rates.actor += Number(actorsLike(found).some((name) => actor.includes(name)));
  }
  return rates;
}

/** The labels are older than `message_refused`: they call a refused text or sender `recipient_rejected`. */
function asLabelled(cause: string): Cause {
  return cause === "message_refused" ? "recipient_rejected" : (cause as Cause);
}

/** Where a text or sender is refused, `none` and `user` count alike. */
function actorsLike({ cause, actor }: { cause: string; actor: string }): string[] {
  return cause === "message_refused" && (actor === "none" || actor === "user") ? ["none", "user"] : [actor];
}

/** @returns failures diagnosed per second on this thread, for each of several runs over the rows. */
function measureThroughput(rows: readonly Row[], runs = 9, failuresPerRun = 30_000): number[] {
  const perSecond: number[] = [];
  for (let run = 0; run < runs; run++) {
    // CPU time, not the clock's: what else runs on the machine takes nothing away from it.
    const start = process.cpuUsage();
    let done = 0;
    while (done < failuresPerRun) {
      for (const row of rows) diagnose(row);
      done += rows.length;
    }
    const { user, system } = process.cpuUsage(start);
    perSecond.push((done * 1_000_000) / (user + system));
  }
  return perSecond;
}

/**
 * Prints the rates over all rows and per cause, and the throughput.
 *
 *   npm run bench -- diagnosis [--corpus FILE]…
 */
export async function benchDiagnosis(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { corpus: { type: "string", multiple: true, default: defaultCorpus } },
  });
  const missing = values.corpus.find((file) => !existsSync(file));
  if (missing !== undefined) {
    print(`diagnosis: not measured, there is no corpus at ${missing} (name one with --corpus FILE)`);
    process.exitCode = 1;
    return;
  }
  const rows = readCorpus(values.corpus);
  print(`diagnosis over ${rows.length} labelled failures of ${values.corpus.join(" and ")}`);
  print(format("best label", "rows", "correct", "top", "false pause", "missed pause", "actor"));
  print(formatRates("all", evaluate(rows)));
  for (const cause of causes) {
    const own = rows.filter(({ accept }) => accept[0] === cause);
    if (own.length > 0) print(formatRates(cause, evaluate(own)));
  }
  const perSecond = measureThroughput(rows);
  print(
    `throughput ${Math.round(median(perSecond)).toLocaleString("en")} failures/s on one core (${perSecond.length} runs, ${spread(perSecond, 0)})`,
  );
}

function formatRates(name: string, rates: Rates): string {
  const share = (part: number) => `${((100 * part) / rates.rows).toFixed(1)} %`;
  return format(
    name,
    String(rates.rows),
    share(rates.correct),
    share(rates.topLabel),
    String(rates.falsePause),
    String(rates.missedPause),
    share(rates.actor),
  );
}

function format(name: string, ...cells: string[]): string {
  return name.padEnd(22) + cells.map((cell) => cell.padStart(13)).join("");
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

if (import.meta.main) await benchDiagnosis(process.argv.slice(2));
