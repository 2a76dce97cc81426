import { join } from "node:path";
import { serveCommands } from "./commands/socket/serve.ts";
import { linkWords } from "./commands/socket/socket-path.ts";
import type { Refused } from "./io/db/open-database.ts";
import type { SupportContext } from "./support/support-rooms.ts";

/** Lets commands on this machine reach the running product, whose database belongs to its process. */
export async function listenForCommands(
  ctx: SupportContext,
  dataDir: string,
): Promise<AsyncDisposable | Refused> {
  const path = join(dataDir, "unpause.sock");
  return serveCommands(ctx, path).catch((error: NodeJS.ErrnoException) => noSocket(error, path));
}

/** @throws what no file system says */
function noSocket(error: NodeJS.ErrnoException, path: string): Refused {
  if (error.code === undefined) throw error;
  if (error.code === "ELOOP") return { kind: "refused", why: linkWords(path) };
  return {
    kind: "refused",
    why: `Commands cannot reach Unpause at ${path} (${error.code}). Set DATA_DIR to a folder with room on a disk of this machine.`,
    again: "later",
  };
}
