import { createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";

/** Postfix's report about one RCPT command (SMTPD_POLICY_README). */
export type Attempt = {
  instance: string;
  sasl_username: string;
  sender: string;
  recipient: string;
  client_port: string;
};

/** An answer of access(5): `DUNNO` to let Postfix go on, or a reply such as `550 5.1.1 User unknown`. */
export type Verdict = string;

/**
 * A policy service that Postfix asks at every RCPT. Unlike a table on disk, its word counts at once, also in
 * connections that are already open.
 */
export async function seatJudge(port: number, decide: (attempt: Attempt) => Verdict): Promise<Disposable> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => socket.destroy());
    let attributes: Record<string, string> = {};
    createInterface(socket).on("line", (line) => {
      if (line !== "") {
        const at = line.indexOf("=");
        attributes[line.slice(0, at)] = line.slice(at + 1);
        return;
      }
      socket.write(`action=${decide(attributes as Attempt)}\n\n`);
      attributes = {};
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));

  return {
    [Symbol.dispose]() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
