import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { startScriptedImap } from "./scripted-imap.ts";
import { startScriptedSmtp } from "./scripted-smtp.ts";

/** How a host is down. */
export const WAYS = [
  /** Nothing listens. */
  "closed",
  /** It takes connections and cuts them. */
  "cut",
  /** It stands still, and goes on where it was. */
  "frozen",
  /** It takes connections, and never says a word on them, not even when it is back. */
  "dead",
  /** It greets with "not now". */
  "busy",
  /** It greets well and refuses every sign-in for the moment. */
  "refusing",
] as const;
export type Way = (typeof WAYS)[number];

export type FailingHost = AsyncDisposable & {
  smtp: { host: string; port: number };
  imap: { host: string; port: number };
  goDown(way: Way): Promise<void>;
  comeBack(): Promise<void>;
  /** When somebody signed in or tried to, at either server, by `performance.now()`. */
  signIns(): number[];
  /** When somebody connected, at either server. */
  connections(): number[];
  /** When a DATA command came. */
  texts(): number[];
  /** The first good greeting or sign-in since it is back; null: none yet. */
  answeredAt(): number | null;
};

const GOOD = { smtp: /^(220|235) /m, imap: /^(\* OK|\S+ OK)/m };
const BUSY = {
  smtp: "421 4.3.2 Service not available, closing transmission channel\r\n",
  imap: "* BYE Service not available\r\n",
};
const SIGN_IN = { smtp: /^AUTH /m, imap: /^\S+ (AUTHENTICATE|LOGIN) /m };

/** An SMTP and an IMAP server that go down together, and what was seen at their sockets. */
export async function startFailingHost(): Promise<FailingHost> {
  await using opening = new AsyncDisposableStack();
  const smtp = opening.use(await startScriptedSmtp());
  const imap = opening.use(await startScriptedImap());
  const seen = { signIns: [] as number[], connections: [] as number[], texts: [] as number[] };
  let way: Way | null = null;
  let answeredAt: number | null = null;
  const fronts = [await startFront("smtp", smtp.port), await startFront("imap", imap.port)] as const;
  for (const front of fronts) opening.defer(() => front.close());

  async function startFront(leg: "smtp" | "imap", target: number) {
    const open = new Set<Socket>();
    const standing: (() => void)[] = [];
    const serve = (client: Socket) => {
      const server = connect(target, "127.0.0.1").on("error", () => {});
      client.on("close", () => server.destroy());
      server.on("close", () => client.end());
      client.on("data", (data) => {
        const words = data.toString("latin1");
        if (SIGN_IN[leg].test(words)) seen.signIns.push(performance.now());
        if (/^DATA\r?$/m.test(words)) seen.texts.push(performance.now());
        server.write(data);
      });
      server.on("data", (data) => {
        if (way === null && GOOD[leg].test(data.toString("latin1"))) answeredAt ??= performance.now();
        client.write(data);
      });
    };
    const take = (client: Socket) => {
      open.add(client);
      client.on("error", () => {}).on("close", () => open.delete(client));
      seen.connections.push(performance.now());
      if (way === "cut") client.destroy();
      else if (way === "busy") client.end(BUSY[leg]);
      else if (way === "frozen") standing.push(() => serve(client));
      else if (way !== "dead") serve(client);
    };
    let listener: Server = await listen(0, take);
    const { port } = listener.address() as AddressInfo;
    return {
      port,
      async goDown() {
        if (way === "closed") listener.close();
        for (const client of open) {
          if (way === "frozen" || way === "dead") client.pause();
          else if (way !== "refusing") client.destroy();
        }
      },
      async comeBack(from: Way) {
        if (from === "closed") listener = await listen(port, take);
        for (const client of open) {
          if (from === "frozen") client.resume();
          if (from === "dead" && client.isPaused()) client.destroy();
        }
        for (const goOn of standing.splice(0)) goOn();
      },
      close() {
        listener.close();
        for (const client of open) client.destroy();
      },
    };
  }

  const running = opening.move();
  const [smtpFront, imapFront] = fronts;
  return {
    smtp: { host: "localhost", port: smtpFront.port },
    imap: { host: "localhost", port: imapFront.port },
    async goDown(how) {
      way = how;
      if (how === "refusing") {
        smtp.at("auth", { say: "454 4.7.0 Temporary authentication failure" });
        imap.answerSignIn("NO [UNAVAILABLE] Temporary authentication failure.");
      }
      for (const front of fronts) await front.goDown();
    },
    async comeBack() {
      const from = way;
      if (from === null) return;
      way = null;
      answeredAt = null;
      smtp.behave();
      imap.answerSignIn("OK Signed in");
      for (const front of fronts) await front.comeBack(from);
    },
    signIns: () => [...seen.signIns],
    connections: () => [...seen.connections],
    texts: () => [...seen.texts],
    answeredAt: () => answeredAt,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

const listen = (port: number, take: (socket: Socket) => void) =>
  new Promise<Server>((resolve, reject) => {
    const server = createServer(take).on("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
