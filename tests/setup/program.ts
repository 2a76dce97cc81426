import { type ChildProcess, spawn } from "node:child_process";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { findProgram } from "./find-program.ts";
import type { Identity } from "./identity.ts";

export type ProgramOptions = {
  as?: Identity | null;
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Asked again and again after the start; the program counts as started once it says yes. */
  ready?: () => Promise<boolean>;
  /** What asks it to stop in good order; SIGTERM unless it wants another. */
  stopSignal?: NodeJS.Signals;
};

/** A server of the tests' own, in the foreground of a child process. */
export type Program = AsyncDisposable & {
  pid: number;
  /** Everything it has printed so far: for the message when something goes wrong. */
  output(): string;
  signal(signal: NodeJS.Signals): void;
  /** Asks it to stop and waits until it has; after ten seconds it is killed. */
  stop(): Promise<void>;
};

const START_WITHIN_MS = 20_000;
const STOP_WITHIN_MS = 10_000;

/** @throws Error with the program's own output when it ends, or does not answer, before it is ready. */
export async function startProgram(
  command: string,
  args: string[],
  options: ProgramOptions = {},
): Promise<Program> {
  const child = spawnBoundToUs(command, args, options);
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk));
  child.stderr?.on("data", (chunk: Buffer) => (output += chunk));
  let ended: string | null = null;
  const end = new Promise<void>((resolve) => {
    const onEnd = (how: string) => {
      ended = how;
      resolve();
    };
    child.once("error", (error) => onEnd(error.message));
    child.once("exit", (code, signal) => onEnd(`exit ${code ?? signal}`));
  });

  const program: Program = {
    pid: child.pid ?? 0,
    output: () => output,
    signal: (signal) => void child.kill(signal),
    async stop() {
      if (ended === null) child.kill(options.stopSignal ?? "SIGTERM");
      const hurry = setTimeout(() => process.kill(-program.pid, "SIGKILL"), STOP_WITHIN_MS);
      await end;
      clearTimeout(hurry);
    },
    [Symbol.asyncDispose]: () => program.stop(),
  };

  const deadline = Date.now() + START_WITHIN_MS;
  while (options.ready !== undefined && !(await options.ready())) {
    if (ended !== null || Date.now() > deadline) {
      await program.stop();
      throw new Error(`${command} did not start (${ended ?? "it does not answer"}):\n${output}`);
    }
    await pause(20);
  }
  return program;
}

/** Where the system can do it, the kernel ends the child with us, so that a killed test run leaves no server behind. */
function spawnBoundToUs(command: string, args: string[], options: ProgramOptions): ChildProcess {
  const setpriv = findProgram("setpriv");
  const [program, allArgs] =
    setpriv === null ? [command, args] : [setpriv, ["--pdeathsig", "TERM", "--", command, ...args]];
  return spawn(program, allArgs, {
    stdio: ["ignore", "pipe", "pipe"],
    detached: true, // a process group of its own: some servers signal their whole group when they stop
    env: options.env ?? process.env,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.as ?? {}),
  });
}

/** Whether something accepts connections on these ports of 127.0.0.1. */
export async function answersOn(...ports: number[]): Promise<boolean> {
  return (await Promise.all(ports.map(accepts))).every(Boolean);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
