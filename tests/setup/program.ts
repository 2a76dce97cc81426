import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { Identity } from "./identity.ts";

export type ProgramOptions = {
  as?: Identity | null;
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Asked again and again after the start; the program counts as started once it says yes. */
  ready?: () => Promise<boolean>;
  /** The signal that stops it, SIGTERM by default. SIGKILL also ends all processes that it started, at once. */
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
  const child = spawn(command, args, {
    stdio: ["ignore", "pipe", "pipe"],
    detached: true, // a process group of its own: some servers signal their whole group when they stop
    env: options.env ?? process.env,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.as ?? {}),
  });
  const { pid } = child;
  if (pid === undefined) throw (await once(child, "error"))[0];
  const guardian = guard(pid);
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk));
  child.stderr?.on("data", (chunk: Buffer) => (output += chunk));
  let ended: string | null = null;
  const end = new Promise<void>((resolve) => {
    child.once("exit", (code, signal) => {
      ended = `exit ${code ?? signal}`;
      resolve();
    });
  });

  const program: Program = {
    pid,
    output: () => output,
    signal: (signal) => void child.kill(signal),
    async stop() {
      const kill = () => process.kill(-pid, "SIGKILL");
      if (ended === null) {
        if (options.stopSignal === "SIGKILL") kill();
        else child.kill(options.stopSignal ?? "SIGTERM");
      }
      const hurry = setTimeout(kill, STOP_WITHIN_MS);
      await end;
      clearTimeout(hurry);
      guardian[Symbol.dispose]();
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

/**
 * Kills the program when we are gone without having stopped it, so that a killed test run leaves no server behind. The guard's
 * standard input ends with us. (A parent-death signal would be lost where a server changes its identity.)
 */
function guard(group: number): Disposable {
  const script = 'read -r _; kill -s KILL -- "-$1"';
  const guardian = spawn("sh", ["-c", script, "sh", `${group}`], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  return { [Symbol.dispose]: () => void guardian.kill("SIGKILL") };
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
