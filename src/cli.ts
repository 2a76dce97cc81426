#!/usr/bin/env node
import { CommanderError } from "commander";
import { commandLine } from "./commands/command-line.ts";

try {
  await commandLine((exit) => {
    process.exitCode = exit;
  }).parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Commander's own code is 1 for wrong usage, which here means "the answer is no".
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
