import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // Compiling takes half of the time of a command, and the tests start hundreds.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), "unpause-compile-cache") },
    globalSetup: ["tests/setup/global-setup.ts"],
    // The tests mostly wait for their servers; by default one of two cores would stand idle.
    maxWorkers: 2,
    // Patience for a small machine that starts real servers; no test is about time.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
