import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { readAll } from "./read-all.ts";

export type SecretResult = { kind: "secret"; secret: string } | { kind: "unclear"; why: string };

/**
 * A secret from standard input: all of it except one line break at its end, with any Unicode in it. On a terminal it is asked for
 * and not shown.
 */
export async function readSecret(question: string): Promise<SecretResult> {
  if (process.stdin.isTTY) {
    const typed = await ask(question);
    return typed === ""
      ? { kind: "unclear", why: "The password is empty." }
      : { kind: "secret", secret: typed };
  }
  const bytes = await readAll(process.stdin);
  let text: string;
  try {
    // A byte order mark is never a part of a password.
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { kind: "unclear", why: "The password on standard input is not UTF-8. Send it in that encoding." };
  }
  const secret = text.replace(/\r?\n$/, "");
  if (secret === "") {
    return {
      kind: "unclear",
      why: "There is no password on standard input. Send it there, such as with < password.txt",
    };
  }
  if (/[\0\r\n]/.test(secret)) {
    return {
      kind: "unclear",
      why: "The password on standard input has more than one line. Send that one line alone.",
    };
  }
  return { kind: "secret", secret };
}

async function ask(question: string): Promise<string> {
  let muted = false;
  const output = new Writable({
    write(chunk, _encoding, done) {
      if (!muted) process.stderr.write(chunk);
      done();
    },
  });
  const terminal = createInterface({ input: process.stdin, output, terminal: true });
  const answer = terminal.question(question);
  muted = true;
  try {
    return await answer;
  } finally {
    terminal.close();
    process.stderr.write("\n");
  }
}
