import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { bareEnvironment } from "../setup/clock-of-the-run.ts";

const CLI = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));

/** `lines`: what was on standard output, as JSON where it is that. `said`: standard error. */
export type Answer = { exit: number | null; lines: unknown[]; said: string };

type Options = { env?: Record<string, string>; stdin?: string | Uint8Array; cwd?: string };

/** Runs the real command in a process of its own, with nothing configured but `env`. */
export async function unpause(args: string[], options: Options = {}): Promise<Answer> {
  const child = spawn(process.execPath, [CLI, ...args], {
    env: { ...bareEnvironment(), ...options.env },
    cwd: options.cwd ?? tmpdir(),
  });
  let out = "";
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (said += text));
  child.stdin.on("error", () => {}); // it may end before it has read everything
  child.stdin.end(options.stdin ?? "");
  const [exit] = await once(child, "close");
  return { exit, lines: linesOf(out), said };
}

const linesOf = (out: string): unknown[] =>
  out === ""
    ? []
    : out
        .trimEnd()
        .split("\n")
        .map((line) => (line.startsWith("{") ? JSON.parse(line) : line));

export type RunningProduct = {
  /** The line that `start` printed when it was ready. */
  line: { url: string; signIn: string | null; sandbox: boolean };
  /** As an operator stops it. @returns its exit code */
  stop(): Promise<number | null>;
  kill(): Promise<void>;
};

/** `unpause start` from its first moment on. */
export type BegunProduct = {
  /** Waits until it has said that. */
  said(words: RegExp): Promise<void>;
  /** All that it has said. */
  text(): string;
  /** The line that it printed when it was ready. @throws Error with its output when it ends before */
  line(): Promise<RunningProduct["line"]>;
  stop(): Promise<number | null>;
  kill(): Promise<void>;
};

export function beginUnpause(args: string[], env: Record<string, string>): BegunProduct {
  const child = spawn(process.execPath, [CLI, ...args], {
    env: { ...bareEnvironment(), LOG_LEVEL: "warn", ...env },
    cwd: tmpdir(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (said += text));
  const exited = once(child, "exit").then(([code]) => code as number | null);
  const line = once(createInterface({ input: child.stdout }), "line").then(([text]) => JSON.parse(text));
  const ended = exited.then((code) => {
    throw new Error(`start ended with ${code}: ${said}`);
  });
  ended.catch(() => {});
  return {
    async said(words) {
      while (!words.test(said)) await Promise.race([once(child.stderr, "data"), ended]);
    },
    text: () => said,
    line: () => Promise.race([line, ended]),
    stop() {
      child.kill("SIGTERM");
      return exited;
    },
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

/** Runs `unpause start` until it says that it is ready. @throws Error with what it said when it ends before */
export async function startUnpause(env: Record<string, string>): Promise<RunningProduct> {
  const { line, stop, kill } = beginUnpause(["start"], env);
  return { line: await line(), stop, kill };
}

/** A folder of this test's own. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "unpause-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
