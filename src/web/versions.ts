import { randomUUID } from "node:crypto";
import type { Live } from "../core/live.ts";

/**
 * Names what a page shows that reads a workspace's data from now on: `<process>.<number>`. The number grows with each change that is
 * told. A page from another process, or with a smaller number, may be out of date.
 */
export type Versions = { of(workspaceId: string): string };

export function trackVersions(live: Live): Versions {
  const process = randomUUID();
  const changes = new Map<string, number>();
  return {
    of(workspaceId) {
      if (!changes.has(workspaceId)) {
        changes.set(workspaceId, 0);
        live.listen(workspaceId, () => changes.set(workspaceId, (changes.get(workspaceId) ?? 0) + 1));
      }
      return `${process}.${changes.get(workspaceId)}`;
    },
  };
}
