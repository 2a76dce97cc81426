import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startApp } from "../../app.ts";
import { readConfig } from "../../config.ts";
import { openLog } from "../../log.ts";
import type { SandboxProvider } from "../../sandbox/start-provider.ts";
import type { ExitCode } from "../command.ts";
import { call } from "../socket/call.ts";
import type { Request } from "../socket/protocol.ts";
import { socketPath } from "../socket/socket-path.ts";
import { type ChatMessage, openChatInABox } from "./chat-in-a-box.ts";

/** The real product on a temporary data folder, with a mail provider and a chat in this process. */
export type Stage = AsyncDisposable & {
  provider: SandboxProvider;
  messages: ChatMessage[];
  /** The product's log so far. */
  log(): string;
  /** The end of the log, for finding out why the story ended early. */
  lastLogged(): string;
  /** A command, as another process would give it. */
  /** @param secret - what it answers when it is asked for one */
  ask(
    name: string,
    input: unknown,
    secret?: string,
  ): Promise<{ exit: ExitCode; lines: unknown[]; said: string[] }>;
  /** Waits until `look` finds something. @throws StoryEnded when the person has had enough, or nothing moves any more */
  until<T>(what: string, look: () => T | null | Promise<T | null>): Promise<T>;
};

/** Why the story cannot go on, in one sentence. */
export class StoryEnded extends Error {
  override name = "StoryEnded";
}

/** Sequences of weeks pass in seconds. */
const HASTE = 15;
const LOOK_EVERY_MS = 100;
const LAST_LINES = 40;
/** No part of the story takes this long while mails flow. */
const TIMEOUT_MS = 45_000;

/** @throws StoryEnded when the product refuses to start */
export async function setStage(stop: AbortSignal): Promise<Stage> {
  await using opening = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), "unpause-demo-"));
  opening.defer(() => rm(dataDir, { recursive: true, force: true }));
  const { chat, messages } = openChatInABox();

  const config = readConfig({
    DATA_DIR: dataDir,
    PORT: `${await freePort()}`,
    UNPAUSE_SANDBOX: "1",
  });
  const logged: string[] = [];
  const log = openLog("info", { write: (line) => void logged.push(line) });
  const app = await startApp(config, log, { haste: HASTE, chat });
  if (app.kind === "refused") throw new StoryEnded(app.why);
  const { sandbox: provider } = opening.use(app);
  if (provider === null) throw new StoryEnded("The mail provider in a box did not start.");

  const open = opening.move();
  return {
    provider,
    messages,
    log: () => logged.join(""),
    lastLogged: () => logged.slice(-LAST_LINES).join(""),
    ask: (name, input, secret) => ask(socketPath(dataDir), { name, input }, secret ?? null, stop),
    until: (what, look) => until(provider, stop, what, look),
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

async function ask(path: string, request: Request, secret: string | null, gone: AbortSignal) {
  const lines: unknown[] = [];
  const said: string[] = [];
  const out = {
    line: (value: unknown) => void lines.push(value),
    say: (text: string) => void said.push(text),
    progress() {},
    secret: async () => secret,
    gone,
  };
  const called = await call(path, request, out);
  if (called.kind !== "answered") throw new StoryEnded(`The product does not answer to “${request.name}”.`);
  return { exit: called.exit, lines, said };
}

async function until<T>(
  provider: SandboxProvider,
  stop: AbortSignal,
  what: string,
  look: () => T | null | Promise<T | null>,
): Promise<T> {
  let accepted = provider.accepted().length;
  let movedAt = performance.now();
  for (;;) {
    if (stop.aborted) throw new StoryEnded("Stopped.");
    const found = await look();
    if (found !== null) return found;
    if (provider.accepted().length !== accepted) {
      accepted = provider.accepted().length;
      movedAt = performance.now();
    }
    if (performance.now() - movedAt > TIMEOUT_MS) throw new StoryEnded(`This did not come: ${what}.`);
    await pause(LOOK_EVERY_MS);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
