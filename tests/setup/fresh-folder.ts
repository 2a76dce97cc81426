import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder of one's own, for as long as the test has it. */
export function freshFolder(): Disposable & { path: string } {
  const path = mkdtempSync(join(tmpdir(), "unpause-test-"));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
