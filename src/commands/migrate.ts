import { inspectDatabase } from "../io/db/inspect-database.ts";
import { openDatabase } from "../io/db/open-database.ts";
import type { ExitCode } from "./command.ts";
import { readEnvironment } from "./terminal/environment.ts";
import type { Out } from "./terminal/out.ts";

/** Brings the database up to this program, or makes it; `start` does so by itself. */
export async function migrateDatabase(out: Out): Promise<ExitCode> {
  const config = readEnvironment(out);
  if (config === null) return 2;
  const before = await inspectDatabase(config.database);
  const opened = await openDatabase(config.database);
  if (opened.kind === "refused") {
    out.say(opened.why);
    return 2;
  }
  await opened.database[Symbol.asyncDispose]();
  const applied = before.kind === "older" ? before.missing : [];
  out.line(
    { database: before.kind === "none" ? "made" : "up to date", applied },
    before.kind === "none"
      ? "The database is made."
      : applied.length > 0
        ? `The database is up to date now: ${applied.join(", ")}.`
        : "The database was up to date.",
  );
  return 0;
}
