import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Certificate } from "./certificate.ts";

/** One mail of which the sink took the whole DATA. It is noted down before the sink answers 250. */
export type Acceptance = { messageId: string; from: string; to: string[] /** epoch, ms */; at: number };

export type SmtpSinkOptions = {
  /** With one, STARTTLS is offered. */
  certificate?: Certificate;
};

export type SinkQuestion = "accepted" | "count" | "forget";
type SinkAnswers = { accepted: Acceptance[]; count: number; forget: null };

/** A server that takes every mail of everybody as fast as it can, and counts. */
export type SmtpSink = AsyncDisposable & {
  port: number;
  /** In order of acceptance; a mail that was sent twice is here twice. */
  accepted(): Promise<Acceptance[]>;
  /** How many times each Message-ID was accepted. */
  timesAccepted(): Promise<Map<string, number>>;
  count(): Promise<number>;
  forget(): Promise<void>;
  stop(): Promise<void>;
};

/** It has a process of its own, so that it neither dies with a killed product nor shares a core's time with a benchmark. */
export async function startSmtpSink(options: SmtpSinkOptions = {}): Promise<SmtpSink> {
  const script = fileURLToPath(new URL("./smtp-sink-process.ts", import.meta.url));
  const child = fork(script, [JSON.stringify(options)], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const [port] = (await once(child, "message")) as [number];

  const ask = questions(child);
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.disconnect(); // it ends when we are gone, one way or the other
    await exited;
  };
  return {
    port,
    accepted: () => ask("accepted"),
    async timesAccepted() {
      const times = new Map<string, number>();
      for (const { messageId } of await ask("accepted"))
        times.set(messageId, (times.get(messageId) ?? 0) + 1);
      return times;
    },
    count: () => ask("count"),
    forget: async () => void (await ask("forget")),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** The channel keeps its order, so the answers come in the order of the questions. */
function questions(child: ChildProcess) {
  const waiting: PromiseWithResolvers<never>[] = [];
  child.on("message", (answer) => waiting.shift()?.resolve(answer as never));
  child.once("exit", () => {
    for (const { reject } of waiting.splice(0)) reject(new Error("The SMTP sink has ended."));
  });
  return <Q extends SinkQuestion>(question: Q): Promise<SinkAnswers[Q]> => {
    const answer = Promise.withResolvers<never>();
    waiting.push(answer);
    child.send(question);
    return answer.promise;
  };
}
