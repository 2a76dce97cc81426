import { type Config, ConfigError, readConfig } from "../../config.ts";
import type { Out } from "./out.ts";

/** The configuration, with what a `.env` file in the working directory adds. @returns null when it is wrong; then it has been said */
export function readEnvironment(out: Pick<Out, "say">, defaults: Record<string, string> = {}): Config | null {
  try {
    process.loadEnvFile();
  } catch {
    // There is none.
  }
  try {
    return readConfig({ ...defaults, ...process.env });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const mistake of error.message.split("\n")) out.say(mistake);
    return null;
  }
}
