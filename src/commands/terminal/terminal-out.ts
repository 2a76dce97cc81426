import { sayNumber } from "../../core/words/say.ts";
import { visible } from "../../core/words/visible.ts";
import type { Out, Progress } from "./out.ts";

/** In a pipe progress is told in plain lines, and no more often than this. */
const PLAIN_EVERY_MS = 5_000;
const REDRAW_EVERY_MS = 100;
const CLEAR = "\r\x1b[2K";

/** @param options.json - JSON lines also where a person looks */
export function terminalOut(options: { json?: boolean } = {}): Out & { close(): void } {
  const { stdout, stderr } = process;
  // The reader may stop early: `unpause campaign list | head -1` is no fault.
  for (const stream of [stdout, stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      process.exit();
    });
  }
  const progress = stderr.isTTY ? redrawn() : plain();
  return {
    line(value, words) {
      progress.clear();
      const forTerminal = words !== undefined && stdout.isTTY && !options.json;
      stdout.write(`${forTerminal ? visible(words) : printable(value)}\n`);
    },
    say(text) {
      progress.clear();
      stderr.write(`${visible(text)}\n`);
    },
    progress: progress.show,
    async secret(question) {
      progress.clear();
      const { readSecret } = await import("./read-secret.ts");
      const read = await readSecret(question);
      if (read.kind === "secret") return read.secret;
      stderr.write(`${visible(read.why)}\n`);
      return null;
    },
    gone: new AbortController().signal,
    close: progress.clear,
  };
}

/** JSON leaves DEL and C1 controls as they are, and a terminal obeys them (ECMA-48 §8.3). */
const printable = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\x7f-\x9f]/g,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

function redrawn() {
  let drawnAt = Number.NEGATIVE_INFINITY;
  let drawn = false;
  return {
    show(at: Progress) {
      const now = performance.now();
      if (now - drawnAt < REDRAW_EVERY_MS && at.done !== at.total) return;
      drawnAt = now;
      drawn = true;
      process.stderr.write(`${CLEAR}${inWords(at).slice(0, (process.stderr.columns || 80) - 1)}`);
    },
    clear() {
      if (drawn) process.stderr.write(CLEAR);
      drawn = false;
    },
  };
}

function plain() {
  let toldAt = performance.now();
  return {
    show(at: Progress) {
      const now = performance.now();
      if (now - toldAt < PLAIN_EVERY_MS) return;
      toldAt = now;
      process.stderr.write(`${inWords(at)}\n`);
    },
    clear() {},
  };
}

function inWords({ done, total, what }: Progress): string {
  const number = (count: number) => sayNumber(count);
  if (total === null) return `${what}: ${number(done)}`;
  const share = total === 0 ? 100 : Math.floor((done / total) * 100);
  return `${what}: ${number(done)} of ${number(total)} (${share} %)`;
}
