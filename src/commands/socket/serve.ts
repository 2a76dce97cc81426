import { lstatSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { notSaved } from "../../core/trouble/trouble.ts";
import { troubleOf } from "../../core/trouble/trouble-of.ts";
import type { SupportContext } from "../../support/support-rooms.ts";
import { catalogue, findCommand } from "../catalogue.ts";
import type { Out } from "../terminal/out.ts";
import type { Answer } from "./protocol.ts";
import { Request, Told } from "./protocol.ts";
import { LONGEST_PATH, socketAt } from "./socket-path.ts";

/**
 * Answers commands over a Unix socket that only this system user can open. Call it while the data folder is locked: an existing
 * socket is then left over from a killed process, and is replaced.
 */
export async function serveCommands(ctx: SupportContext, path: string): Promise<AsyncDisposable> {
  const running = new Set<Promise<void>>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const talk = converse(ctx, socket).finally(() => {
      sockets.delete(socket);
      running.delete(talk);
    });
    running.add(talk);
  });

  const { at, remove } = makeWay(resolve(path));
  // Between binding and a chmod anyone could connect; the mask closes that gap, since Node binds within `listen`.
  const mask = process.umask(0o177);
  try {
    server.listen(at);
  } finally {
    process.umask(mask);
  }
  await new Promise<void>((listening, reject) => server.once("listening", listening).once("error", reject));

  return {
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await Promise.all([closed, ...running]);
      remove();
    },
  };
}

/** Too long a path gets a file of that name, which says where the socket is: in a folder of our own. */
function makeWay(path: string): { at: string; remove(): void } {
  const before = socketAt(path);
  // The code of a system that was told to follow no link. Nothing behind it is ours to remove.
  if (before.kind === "link") throw Object.assign(new Error(`${path} is a link`), { code: "ELOOP" });
  if (before.kind === "elsewhere") removeLeftOver(before.at);
  rmSync(path, { force: true });
  if (Buffer.byteLength(path) <= LONGEST_PATH)
    return { at: path, remove: () => rmSync(path, { force: true }) };
  const folder = mkdtempSync(join(tmpdir(), "unpause-"));
  const at = join(folder, "s");
  writeFileSync(path, `${at}\n`, { mode: 0o600, flag: "wx" });
  return {
    at,
    remove() {
      rmSync(path, { force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Removes only the leftovers of a killed process of ours in the folder that it had made. */
function removeLeftOver(at: string): void {
  const folder = dirname(at);
  try {
    const isOurs = lstatSync(folder).isDirectory() && lstatSync(folder).uid === process.getuid?.();
    if (!isOurs || dirname(folder) !== tmpdir() || !lstatSync(at).isSocket()) return;
    rmSync(at);
    rmdirSync(folder);
  } catch {
    // Gone already, or not empty: it is no hindrance.
  }
}

async function converse(ctx: SupportContext, socket: Socket): Promise<void> {
  const lines = linesOf(socket);
  const gone = new AbortController();
  socket.on("error", () => gone.abort());
  socket.on("close", () => gone.abort());
  const answer = (line: Answer) => {
    if (!gone.signal.aborted) socket.write(`${JSON.stringify(line)}\n`);
  };
  const out: Out = {
    line: (line, words) => answer(words === undefined ? { line } : { line, words }),
    say: (say) => answer({ say }),
    progress: (progress) => answer({ progress }),
    async secret(ask) {
      answer({ ask });
      return Told.safeParse(parsed((await lines.next()) ?? "")).data?.secret ?? null;
    },
    gone: gone.signal,
  };
  try {
    const request = await lines.next();
    if (request === null) return;
    answer({ exit: await execute(ctx, request, out) });
  } catch (error) {
    // An aborted command may end with any error, and there is no reader for it.
    if (!gone.signal.aborted) {
      ctx.log.fault("command.failed", error);
      const trouble = troubleOf(error);
      out.say(
        trouble === null
          ? "Something went wrong inside Unpause; nothing was changed. Its log says more."
          : notSaved(trouble),
      );
      answer({ exit: 1 });
    }
  } finally {
    socket.end();
  }
}

async function execute(ctx: SupportContext, line: string, out: Out) {
  const request = Request.safeParse(parsed(line));
  const name = request.data?.name;
  const load = name === undefined ? undefined : findCommand(name);
  if (request.data === undefined || load === undefined) {
    out.say(
      `The running Unpause does not know this command. It knows: ${Object.keys(catalogue).join(", ")}.`,
    );
    return 2;
  }
  const command = await load();
  ctx.log.event("command.called", { command: command.name });
  return command.execute(ctx, request.data.input, out);
}

/** Reading goes on between the requests for lines: a socket at rest would not notice that its other end has gone. */
function linesOf(socket: Socket): { next(): Promise<string | null> } {
  const lines = createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY });
  socket.on("close", () => lines.close());
  const coming = lines[Symbol.asyncIterator]();
  return {
    async next() {
      const line = await coming.next();
      return line.done ? null : line.value;
    },
  };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
