import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { SandboxOptions, SandboxProvider } from "../../src/sandbox/start-provider.ts";

/** The verbs of a sandbox in another process: the provider's own. */
type Verbs = SandboxProvider["breaks"] & Pick<SandboxProvider, "deliver" | "mailboxes" | "accepted">;
export type SandboxCommand = { [V in keyof Verbs]: { command: V; args: Parameters<Verbs[V]> } }[keyof Verbs];

export type SandboxProcess = Pick<SandboxProvider, "smtp" | "imap"> & {
  pid: number;
  call<V extends keyof Verbs>(
    command: V,
    ...args: Parameters<Verbs[V]>
  ): Promise<Awaited<ReturnType<Verbs[V]>>>;
  /** Ends it as a crash does; with a `dataDir` the next one goes on where it was. */
  kill(): Promise<void>;
  close(): Promise<void>;
};

/** Starts the sandbox in a process of its own, which lives on while the product is killed. */
export async function startSandboxProcess(options: Omit<SandboxOptions, "log">): Promise<SandboxProcess> {
  const script = fileURLToPath(new URL("./sandbox-process.ts", import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify(options)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  child.stdin.on("error", () => {}); // it was killed; what waits is rejected below

  const waiting = new Map<number, { resolve(value: never): void; reject(error: Error): void }>();
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done) throw new Error("The sandbox process ended before it was ready.");
  const { smtp, imap } = JSON.parse(first.value);

  const listen = async () => {
    for await (const line of { [Symbol.asyncIterator]: () => lines }) {
      const { id, result, error } = JSON.parse(line);
      if (error === undefined) waiting.get(id)?.resolve(result as never);
      else waiting.get(id)?.reject(new Error(error));
      waiting.delete(id);
    }
    for (const { reject } of waiting.values()) reject(new Error("The sandbox process has ended."));
  };
  void listen();

  let lastId = 0;
  return {
    smtp,
    imap,
    pid: child.pid ?? 0,
    call: (command, ...args) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve, reject });
        child.stdin.write(`${JSON.stringify({ id, command, args })}\n`);
      }),
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
    },
    close: async () => {
      child.stdin.end();
      await exited;
    },
  };
}
