import type { TestProject } from "vitest/node";
import { installNeighbours } from "./install-neighbours.ts";
import { type Availability, availability, type Neighbour } from "./neighbours.ts";
import { skippedForWant } from "./skipped-for-want.ts";
import { openSwitchboard } from "./switchboard.ts";

declare module "vitest" {
  export interface ProvidedContext {
    neighbours: Availability;
    switchboard: string;
  }
  export interface TaskMeta {
    needs?: Neighbour;
  }
}

/** Once per run: finds the neighbours, installs what may be installed, and says at the end what had to be skipped. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  installNeighbours(availability());
  const neighbours = availability();
  const switchboard = await openSwitchboard();
  project.provide("neighbours", neighbours);
  project.provide("switchboard", switchboard.url);

  return async () => {
    await switchboard[Symbol.asyncDispose]();
    const lines = skippedForWant(project.vitest.state.getTestModules(), neighbours);
    if (lines.length > 0) process.stdout.write(`${lines.join("\n")}\n`);
  };
}
