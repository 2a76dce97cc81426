#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { join } from "node:path";

// Compiling the program takes half of a command's time. A user who may write into this folder may change the program itself.
enableCompileCache(join(import.meta.dirname, "../node_modules/.cache/unpause"));

const { runCommandLine } = await import("./run-command-line.ts");
await runCommandLine();
