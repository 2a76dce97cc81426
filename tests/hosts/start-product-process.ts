import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { bareEnvironment } from "../setup/clock-of-the-run.ts";

export type ProductProcess = {
  pid: number | undefined;
  /** Its message after the start, or the reason why it did not start. null: it was killed before. */
  started: Promise<{ kind: "started"; url: string | null } | { kind: "refused"; why: string } | null>;
  /** SIGKILL: nothing is finished, nothing is closed. */
  kill(): Promise<void>;
  /** As an operator stops it. */
  stop(): Promise<void>;
};

export function startProductProcess(env: Record<string, string>): ProductProcess {
  const script = fileURLToPath(new URL("./product-process.ts", import.meta.url));
  const child = fork(script, {
    env: { ...bareEnvironment(), ...env },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const exited = once(child, "exit");
  return {
    pid: child.pid,
    started: Promise.race([once(child, "message").then(([message]) => message), exited.then(() => null)]),
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
    async stop() {
      child.send("stop");
      await exited;
    },
  };
}
