import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { evaluate, readCorpus } from "../../../bench/diagnosis.ts";

const gathering = (name: string) =>
  readCorpus([resolve(import.meta.dirname, "../../fixtures/diagnosis", name)]);

const rows = gathering("real-failures.jsonl");

/** Set apart by a hash of the text before any rule was written for the rest: nobody looks at these while writing rules. */
const isSetApart = ({ error }: { error: unknown }) =>
  ((createHash("sha256").update(JSON.stringify(error)).digest()[0] ?? 0) & 1) === 1;

/** Shares of a hundred, rounded down, so that a threshold can be read off a run. */
function measured(part: typeof rows) {
  const rates = evaluate(part);
  return {
    rows: rates.rows,
    right: Math.floor((100 * rates.correct) / rates.rows),
    actorRight: Math.floor((100 * rates.actor) / rates.rows),
    falsePause: rates.falsePause,
  };
}

describe("Real failures from public threads, beside the corpus", () => {
  it("are diagnosed where the rules were written for them", () => {
    const { rows: count, right, actorRight, falsePause } = measured(rows.filter((row) => !isSetApart(row)));

    expect(count).toBe(100);
    expect(right).toBeGreaterThanOrEqual(98);
    expect(actorRight).toBeGreaterThanOrEqual(97);
    expect(falsePause).toBe(0);
  });

  it("are diagnosed where they were set apart", () => {
    const { rows: count, right, actorRight, falsePause } = measured(rows.filter(isSetApart));

    expect(count).toBe(84);
    expect(right).toBeGreaterThanOrEqual(92);
    expect(actorRight).toBeGreaterThanOrEqual(94);
    expect(falsePause).toBe(0);
  });

  it("are diagnosed where they were gathered later", () => {
    const {
      rows: count,
      right,
      actorRight,
      falsePause,
    } = measured([...gathering("real-failures-2.jsonl"), ...gathering("real-failures-3.jsonl")]);

    expect(count).toBe(63);
    expect(right).toBeGreaterThanOrEqual(92);
    expect(actorRight).toBeGreaterThanOrEqual(94);
    expect(falsePause).toBe(0);
  });

  it("are diagnosed where they were gathered before anybody had read the rules", () => {
    const {
      rows: count,
      right,
      actorRight,
      falsePause,
    } = measured(["4", "5", "6", "7"].flatMap((number) => gathering(`real-failures-${number}.jsonl`)));

    expect(count).toBe(187);
    expect(right).toBeGreaterThanOrEqual(98);
    expect(actorRight).toBeGreaterThanOrEqual(98);
    expect(falsePause).toBe(0);
  });

  it("are diagnosed where an examiner from outside would gather them", () => {
    const {
      rows: count,
      right,
      actorRight,
      falsePause,
    } = measured(
      ["8", "9", "10", "11", "12"].flatMap((number) => gathering(`real-failures-${number}.jsonl`)),
    );

    expect(count).toBe(908);
    expect(right).toBeGreaterThanOrEqual(98);
    expect(actorRight).toBeGreaterThanOrEqual(98);
    expect(falsePause).toBe(0);
  });
});
