import { inspect } from "node:util";
import { CommanderError } from "commander";
import { commandLine } from "./commands/command-line.ts";

/** Runs what the arguments of this process say, and sets its exit code. */
export async function runCommandLine(): Promise<void> {
  try {
    await commandLine((exit) => {
      process.exitCode = exit;
    }).parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander's own code is 1 for wrong usage, which here means "the answer is no".
      process.exitCode = error.exitCode === 0 ? 0 : 2;
    } else {
      // Only what the error says: its own properties may carry requests and statements with their secrets.
      const { name, message, stack } =
        error instanceof Error ? error : new Error(inspect(error, { depth: 1 }));
      process.stderr.write(`Something went wrong inside Unpause: ${stack ?? `${name}: ${message}`}\n`);
      process.exit(1);
    }
  }
}
