import { type AddressInfo, createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";

/** What LOGIN and AUTHENTICATE are answered with, after the tag: e.g. `NO [AUTHENTICATIONFAILED] Invalid credentials`. */
export type SignInAnswer = string | "hang" | "cut";

export type ScriptedImap = AsyncDisposable & {
  host: string;
  port: number;
  answerSignIn(answer: SignInAnswer): void;
  /** How often a client has tried. */
  signIns(): number;
};

/** A server that gives a provider's own answer to a sign-in. Behind the sign-in there is only an empty INBOX. */
export async function startScriptedImap(first: SignInAnswer = "OK Signed in"): Promise<ScriptedImap> {
  let answer = first;
  let signIns = 0;
  const sockets = new Set<Socket>();

  const converse = async (socket: Socket) => {
    const say = (line: string) => socket.write(`${line}\r\n`);
    say("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=XOAUTH2] Ready");
    const lines = createInterface(socket)[Symbol.asyncIterator]();
    for (let line = await lines.next(); !line.done; line = await lines.next()) {
      const [tag = "*", command = "", ...rest] = line.value.split(" ");
      const verb = command.toUpperCase();
      if (verb === "AUTHENTICATE" && rest.length < 2) {
        say("+ ");
        await lines.next();
      }
      switch (verb) {
        case "AUTHENTICATE":
        case "LOGIN":
          signIns += 1;
          if (answer === "hang") return;
          if (answer === "cut") return void socket.destroy();
          say(`${tag} ${answer}`);
          break;
        case "CAPABILITY":
          say("* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=XOAUTH2");
          say(`${tag} OK Done`);
          break;
        case "LIST":
        case "LSUB":
          say(`* ${verb} () "/" INBOX`);
          say(`${tag} OK Done`);
          break;
        case "SELECT":
        case "EXAMINE":
          for (const data of [
            "FLAGS ()",
            "0 EXISTS",
            "0 RECENT",
            "OK [UIDVALIDITY 1] OK",
            "OK [UIDNEXT 1] OK",
          ]) {
            say(`* ${data}`);
          }
          say(`${tag} OK [READ-WRITE] Done`);
          break;
        case "LOGOUT":
          say("* BYE");
          say(`${tag} OK Done`);
          return void socket.end();
        default:
          say(`${tag} OK Done`);
      }
    }
  };

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    void converse(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    host: "localhost",
    port: (server.address() as AddressInfo).port,
    answerSignIn(next) {
      answer = next;
    },
    signIns: () => signIns,
    async [Symbol.asyncDispose]() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
