import type { TestCase, TestModule } from "vitest/node";
import { type Availability, NEIGHBOURS, type Neighbour } from "./neighbours.ts";

/** One line for each neighbour whose absence kept tests from running, with how many. */
export function skippedForWant(modules: readonly TestModule[], neighbours: Availability): string[] {
  const missed = modules.flatMap((module) => [...module.children.allTests("skipped")]).map(neighbourNeededBy);
  return NEIGHBOURS.flatMap((name) => {
    const count = missed.filter((needed) => needed === name).length;
    if (count === 0 || neighbours[name] === null) return [];
    return [`Skipped for want of ${name}: ${count} ${count === 1 ? "test" : "tests"} (${neighbours[name]})`];
  });
}

/** What the test itself, or the nearest group around it, asked for. */
function neighbourNeededBy(test: TestCase): Neighbour | null {
  let task: TestCase["parent"] | TestCase = test;
  while (task.type !== "module") {
    const { needs } = task.meta();
    if (needs !== undefined) return needs;
    task = task.parent;
  }
  return null;
}
