import type { Config } from "../../config.ts";
import { findCommand } from "../catalogue.ts";
import type { ExitCode } from "../command.ts";
import { readEnvironment } from "../terminal/environment.ts";
import type { Out } from "../terminal/out.ts";
import { call } from "./call.ts";
import { linkWords, socketPath } from "./socket-path.ts";

/**
 * Runs a command on the product's data. An embedded database belongs to one process, so the product of this data folder runs the
 * command. Without a running product, the database is opened.
 */
export async function runCommand(name: string, input: unknown, out: Out): Promise<ExitCode> {
  // A command prints its own findings. A log is for a running product.
  const config = readEnvironment(out, { LOG_LEVEL: "silent" });
  if (config === null) return 2;
  if (config.database.kind === "server") return runHere(config, name, input, out);

  const path = socketPath(config.dataDir);
  const called = await call(path, { name, input }, out);
  switch (called.kind) {
    case "answered":
      return called.exit;
    case "not-allowed":
      out.say(
        `The Unpause in ${config.dataDir} belongs to another user of this machine. Run this command as that user.`,
      );
      return 2;
    case "link":
      out.say(linkWords(path));
      return 2;
    case "broken-off":
      out.say("Unpause stopped while it worked on this. Look at its log, then try again.");
      return 1;
    case "nobody":
      return runHere(config, name, input, out);
  }
}

async function runHere(config: Config, name: string, input: unknown, out: Out): Promise<ExitCode> {
  const [{ openProduct }, { openLog }] = await Promise.all([
    import("../../open-product.ts"),
    import("../../log.ts"),
  ]);
  const product = await openProduct(config, openLog(config.logLevel));
  if (product.kind === "refused") {
    out.say(product.why);
    return 2;
  }
  await using open = product;
  const load = findCommand(name);
  if (load === undefined) throw new Error(`There is no command ${name}.`);
  const command = await load();
  // Awaited here: what is open closes when this function returns.
  return await command.execute(open.ctx, input, out);
}
