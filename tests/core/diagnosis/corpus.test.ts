import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { defaultCorpus, evaluate, readCorpus } from "../../../bench/diagnosis.ts";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";

describe("The corpus of real failures", () => {
  it("is diagnosed with at least 98 % right, no false pause, and the right actor in 96 %", (ctx) => {
    if (!defaultCorpus.every(existsSync)) ctx.skip(`${defaultCorpus.join(", ")}: not on this machine`);
    const rates = evaluate(readCorpus(defaultCorpus));

    expect({
      right: rates.correct / rates.rows >= 0.98,
      falsePause: rates.falsePause,
      actorRight: rates.actor / rates.rows >= 0.96,
    }).toEqual({ right: true, falsePause: 0, actorRight: true });
  });

  it("gives every diagnosis a rule with its source, and at least one step of advice", (ctx) => {
    if (!defaultCorpus.every(existsSync)) ctx.skip(`${defaultCorpus.join(", ")}: not on this machine`);
    const poor = readCorpus(defaultCorpus).filter((row) => {
      const { evidence, advice } = diagnose(row);
      return (
        !evidence.every(({ source }) => source.startsWith("https://")) ||
        advice.length < 1 ||
        advice.length > 3
      );
    });

    expect(poor.map(({ id }) => id)).toEqual([]);
  });
});
