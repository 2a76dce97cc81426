import { connect, type Socket } from "node:net";
import type { ExitCode } from "../command.ts";
import type { Out } from "../terminal/out.ts";
import { readLines } from "../terminal/read-lines.ts";
import { Answer, type Request, type Told } from "./protocol.ts";
import { socketAt } from "./socket-path.ts";

export type CallResult =
  | { kind: "answered"; exit: ExitCode }
  /** No process listens there. */
  | { kind: "nobody" }
  /** The connection may not be made: another system user runs the product. */
  | { kind: "not-allowed" }
  /** A link is there in place of the socket. Nothing was asked. */
  | { kind: "link" }
  /** The product ended while it worked on this. */
  | { kind: "broken-off" };

/** Asks the product that runs in this data folder. */
export async function call(path: string, request: Request, out: Out): Promise<CallResult> {
  const place = socketAt(path);
  if (place.kind === "link" || place.kind === "nothing") {
    return place.kind === "link" ? place : { kind: "nobody" };
  }
  const opened = await open(place.at);
  if ("kind" in opened) return opened;
  using _ = { [Symbol.dispose]: () => void opened.destroy() };
  opened.write(`${JSON.stringify(request)}\n`);
  try {
    for await (const line of readLines(opened)) {
      const answer = Answer.parse(JSON.parse(line));
      if ("exit" in answer) return { kind: "answered", exit: answer.exit };
      if ("say" in answer) out.say(answer.say);
      else if ("progress" in answer) out.progress(answer.progress);
      else if ("ask" in answer) opened.write(`${JSON.stringify(await told(answer.ask, out))}\n`);
      else out.line(answer.line, answer.words);
    }
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
  }
  return { kind: "broken-off" };
}

const told = async (question: string, out: Out): Promise<Told> => ({ secret: await out.secret(question) });

function open(path: string): Promise<Socket | CallResult> {
  return new Promise((resolve) => {
    const socket = connect(path, () => resolve(socket));
    socket.on("error", (error: NodeJS.ErrnoException) => {
      resolve({ kind: error.code === "EACCES" || error.code === "EPERM" ? "not-allowed" : "nobody" });
    });
  });
}
