import { describe, inject, it, type TestContext } from "vitest";
import type { Availability, Neighbour } from "./neighbours.ts";

/** For each neighbour, null when this run can use it, else the reason why not. */
export function availableNeighbours(): Availability {
  return inject("neighbours");
}

/** A group of tests that need a neighbour. Without it they are skipped, and the run says so by name. */
export function describeWith(neighbour: Neighbour, name: string, tests: () => void): void {
  describe(name, outcomeFor(neighbour), tests);
}

/** One test that needs a neighbour. Without it the test is skipped, and the run says so by name. */
export function itWith(neighbour: Neighbour, name: string, test: (context: TestContext) => unknown): void {
  it(name, outcomeFor(neighbour), test);
}

function outcomeFor(neighbour: Neighbour) {
  return { meta: { needs: neighbour }, skip: availableNeighbours()[neighbour] !== null };
}
