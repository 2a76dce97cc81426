import type { TestModule } from "vitest/node";
import { type Availability, NEIGHBOURS } from "./neighbours.ts";

/** One line for each neighbour whose absence kept tests from running, with how many. */
export function skippedForWant(modules: readonly TestModule[], neighbours: Availability): string[] {
  const missed = modules
    .flatMap((module) => [...module.children.allTests("skipped")])
    .map((test) => test.meta().needs);
  return NEIGHBOURS.flatMap((name) => {
    const count = missed.filter((needed) => needed === name).length;
    if (count === 0 || neighbours[name] === null) return [];
    return [`Skipped for want of ${name}: ${count} ${count === 1 ? "test" : "tests"} (${neighbours[name]})`];
  });
}
