import { describe, inject, it, type TestContext } from "vitest";
import type { Neighbour } from "./neighbours.ts";

/** A group of tests that need a neighbour. Without it they are skipped, and the run says so by name. */
export function describeWith(neighbour: Neighbour, name: string, tests: () => void): void {
  describe(name, outcomeFor(neighbour), tests);
}

/** One test that needs a neighbour. Without it the test is skipped, and the run says so by name. */
export function itWith(
  neighbour: Neighbour,
  name: string,
  test: (context: TestContext) => unknown,
  timeout?: number,
): void {
  it(name, { ...outcomeFor(neighbour), ...(timeout !== undefined && { timeout }) }, test);
}

function outcomeFor(neighbour: Neighbour) {
  return { meta: { needs: neighbour }, skip: inject("neighbours")[neighbour] !== null };
}
