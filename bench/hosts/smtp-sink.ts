import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

/** A mail server in a process of its own that acknowledges everything at once and counts what it acknowledged. */
export type SmtpSink = AsyncDisposable & {
  port: number;
  /** Messages acknowledged so far, and how many of them had a Message-ID that came before. */
  count(): Promise<{ accepted: number; twice: number }>;
  /** Forgets what it counted. */
  reset(): Promise<void>;
};

export async function startSmtpSink(): Promise<SmtpSink> {
  const sink = fork(new URL("./smtp-sink-process.ts", import.meta.url), {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [{ port }] = (await once(sink, "message")) as [{ port: number }];
  return {
    port,
    count: () => ask(sink, "count"),
    reset: async () => void (await ask(sink, "reset")),
    async [Symbol.asyncDispose]() {
      sink.kill();
      await once(sink, "exit");
    },
  };
}

async function ask(
  sink: ChildProcess,
  what: "count" | "reset",
): Promise<{ accepted: number; twice: number }> {
  sink.send(what);
  const [answer] = await once(sink, "message");
  return answer;
}
