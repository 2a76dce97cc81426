import { readFileSync } from "node:fs";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { TLSSocket } from "node:tls";
import type { Certificate } from "./certificate.ts";
import { readSignIn, type SignIn } from "./read-sign-in.ts";

/** The places of an SMTP conversation at which a server can turn difficult. `accept` is after the final dot. */
type Stage = "greeting" | "ehlo" | "auth" | "mail" | "rcpt" | "data" | "accept";

/**
 * The server's behaviour at this point. It says these words (whole lines, several joined by `
 * `; a 421 closes the connection), never answers, or cuts the connection.
 */
type Move = { say: string } | "hang" | "cut";

/** A mail whose final dot arrived, whatever was answered to it. */
type ReceivedMail = { from: string; to: string[]; messageId: string; raw: string };

export type ScriptedSmtp = AsyncDisposable & {
  host: string;
  port: number;
  /** From now on, also in open connections; @param times - how often, then as usual again (default: for good) */
  at(stage: Stage, move: Move, times?: number): void;
  /** As usual at every stage. */
  behave(): void;
  received(): ReceivedMail[];
  /** Every sign-in that was tried, in order. */
  signIns(): SignIn[];
};

const USUAL: Record<Stage, string> = {
  greeting: "220 scripted.test ESMTP",
  ehlo: "250-scripted.test\n250-AUTH PLAIN LOGIN XOAUTH2\n250-SIZE 26214400\n250 ENHANCEDSTATUSCODES",
  auth: "235 2.7.0 Accepted",
  mail: "250 2.1.0 OK",
  rcpt: "250 2.1.5 OK",
  data: "354 Go ahead",
  accept: "250 2.0.0 OK",
};

/**
 * A server that says, to the letter, what providers say and Postfix never would. It speaks for itself because a server
 * library joins, reorders or sanitises the lines of a refusal. It signs everybody in and takes every mail, unless told.
 */
export async function startScriptedSmtp(options: { certificate?: Certificate } = {}): Promise<ScriptedSmtp> {
  const moves = new Map<Stage, { move: Move; left: number }>();
  const received: ReceivedMail[] = [];
  const signIns: SignIn[] = [];
  const sockets = new Set<Socket>();

  const moveAt = (stage: Stage): Move => {
    const planned = moves.get(stage);
    if (planned === undefined) return { say: usual(stage) };
    planned.left -= 1;
    if (planned.left <= 0) moves.delete(stage);
    return planned.move;
  };
  const usual = (stage: Stage) =>
    stage === "ehlo" && options.certificate !== undefined
      ? USUAL.ehlo.replace("250 ENH", "250-STARTTLS\n250 ENH")
      : USUAL[stage];

  async function converse(plain: Socket): Promise<void> {
    let socket = plain;
    let lines = linesOf(socket);
    const next = async () => (await lines.next()).value;
    const say = (words: string) => socket.write(`${words.replaceAll("\n", "\r\n")}\r\n`);
    /** @returns the reply's first digit, by which the client goes on; null when the connection is to be left alone. */
    const play = (stage: Stage): string | null => {
      const move = moveAt(stage);
      if (move === "hang") return null;
      if (move === "cut") {
        socket.destroy();
        return null;
      }
      say(move.say);
      if (move.say.startsWith("421")) {
        socket.end();
        return null;
      }
      return move.say[0] ?? null;
    };

    if (play("greeting") !== "2") return;
    let mail: ReceivedMail = { from: "", to: [], messageId: "", raw: "" };
    for (let line = await next(); line !== undefined; line = await next()) {
      const [verb = "", argument = ""] = [
        line.split(" ", 1)[0]?.toUpperCase(),
        line.slice(line.indexOf(" ") + 1),
      ];
      if (verb === "EHLO" || verb === "HELO") {
        if (play("ehlo") === null) return;
      } else if (verb === "STARTTLS" && options.certificate !== undefined) {
        const { keyFile, certFile } = options.certificate;
        say("220 2.0.0 Ready");
        await lines.return?.();
        const key = readFileSync(keyFile);
        socket = new TLSSocket(socket, { isServer: true, key, cert: readFileSync(certFile) });
        socket.on("error", () => {});
        lines = linesOf(socket);
      } else if (verb === "AUTH") {
        signIns.push(await readSignIn(argument, say, next));
        if (play("auth") === null) return;
      } else if (verb === "MAIL") {
        mail = { from: addressIn(line), to: [], messageId: "", raw: "" };
        if (play("mail") === null) return;
      } else if (verb === "RCPT") {
        const reply = play("rcpt");
        if (reply === null) return;
        if (reply === "2") mail.to.push(addressIn(line));
      } else if (verb === "DATA") {
        const reply = play("data");
        if (reply === null) return;
        if (reply !== "3") continue;
        let body = await next();
        for (; body !== undefined && body !== "."; body = await next()) {
          mail.raw += `${body.startsWith(".") ? body.slice(1) : body}\r\n`;
        }
        if (body === undefined) return; // the client left in the middle of the mail
        mail.messageId = /^message-id:\s*(<[^>]*>)/im.exec(mail.raw)?.[1] ?? "";
        received.push(mail);
        if (play("accept") === null) return;
      } else if (verb === "QUIT") {
        say("221 2.0.0 Bye");
        socket.end();
        return;
      } else say(verb === "RSET" || verb === "NOOP" ? "250 2.0.0 OK" : "502 5.5.1 Not implemented");
    }
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    // A client that hangs up ends its conversation; any other fault is the host's own.
    void converse(socket).catch((error: unknown) => {
      if (!socket.destroyed) throw error;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    host: "localhost",
    port: (server.address() as AddressInfo).port,
    at: (stage, move, times = Number.POSITIVE_INFINITY) => void moves.set(stage, { move, left: times }),
    behave: () => moves.clear(),
    received: () => [...received],
    signIns: () => [...signIns],
    async [Symbol.asyncDispose]() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

const linesOf = (socket: Socket) => createInterface(socket)[Symbol.asyncIterator]();

const addressIn = (line: string) => /<([^>]*)>/.exec(line)?.[1] ?? "";
