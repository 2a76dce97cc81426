import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer } from "vitest/node";

/** They take long and are small. Vitest begins with the largest files: begun last, these would run alone. */
const LONG = /\/(random-sequences|demo)\.test\.ts$/;

class LongOnesFirst extends BaseSequencer {
  override async sort(files: Parameters<BaseSequencer["sort"]>[0]) {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: (typeof files)[number]) => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // Compiling takes half of the time of a command, and the tests start hundreds.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), "unpause-compile-cache") },
    globalSetup: ["tests/setup/global-setup.ts"],
    setupFiles: ["tests/setup/each-file.ts"],
    // The tests often wait for their servers: three workers leave a quarter of two cores idle.
    maxWorkers: 4,
    // Loading the product anew for each of 380 files took a fifth of the time of the whole run.
    isolate: false,
    sequence: { sequencer: LongOnesFirst },
    // Patience for a small machine that starts real servers; no test is about time.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
