import { createServer, type Socket } from "node:net";

/** A mail as Postfix tells of it, before it is taken. */
export type TakenMail = {
  /** The envelope's sender. */
  from: string;
  headers: { name: string; value: string }[];
};

export type HeaderChanges = {
  /** Places in `headers` of those that are taken out. */
  remove: number[];
  /** Values of headers that are put above the mail, the topmost first. */
  insert: { name: string; value: string }[];
};

/** Commands, answers and flags of the protocol (sendmail's include/libmilter/mfdef.h). */
const NEGOTIATE = "O";
const MACROS = "D";
const MAIL = "M";
const HEADER = "L";
const END = "E";
const ABORT = "A";
const QUIT = "Q";
const CONTINUE = "c";
const INSERT_HEADER = "i";
const CHANGE_HEADER = "m";
const VERSION = 6;
const MAY_ADD_HEADERS = 0x01;
const MAY_CHANGE_HEADERS = 0x10;

/** A milter: Postfix asks it about each mail, and changes the header as it says. */
export async function seatMilter(
  port: number,
  decide: (mail: TakenMail) => HeaderChanges,
): Promise<Disposable> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => socket.destroy());
    answer(socket, decide);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    [Symbol.dispose]() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function answer(socket: Socket, decide: (mail: TakenMail) => HeaderChanges): void {
  let mail: TakenMail = { from: "", headers: [] };
  let waiting = Buffer.alloc(0);
  socket.on("data", (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= 4 && waiting.length >= 4 + waiting.readUInt32BE(0)) {
      const end = 4 + waiting.readUInt32BE(0);
      take(waiting.toString("latin1", 4, 5), waiting.subarray(5, end));
      waiting = waiting.subarray(end);
    }
  });

  function take(command: string, data: Buffer): void {
    switch (command) {
      case NEGOTIATE:
        socket.write(packet(NEGOTIATE, numbers(VERSION, MAY_ADD_HEADERS | MAY_CHANGE_HEADERS, 0)));
        return;
      case MACROS:
        return;
      case ABORT:
        mail = { from: "", headers: [] };
        return;
      case QUIT:
        socket.end();
        return;
      case MAIL:
        mail = { from: (textsIn(data)[0] ?? "").replace(/^<|>$/g, ""), headers: [] };
        break;
      case HEADER: {
        const [name = "", value = ""] = textsIn(data);
        mail.headers.push({ name, value });
        break;
      }
      case END:
        for (const change of changesOf(mail, decide(mail))) socket.write(change);
        break;
    }
    socket.write(packet(CONTINUE, Buffer.alloc(0)));
  }
}

function changesOf({ headers }: TakenMail, { remove, insert }: HeaderChanges): Buffer[] {
  const isNamed = (name: string) => (header: { name: string }) =>
    header.name.toLowerCase() === name.toLowerCase();
  // A header is named by its place among those of its name. The last one goes first, so that the places stay true.
  const removals = [...remove]
    .sort((a, b) => b - a)
    .flatMap((at) => {
      const name = headers[at]?.name ?? "";
      const place = headers.slice(0, at + 1).filter(isNamed(name)).length;
      return packet(CHANGE_HEADER, Buffer.concat([numbers(place), texts(name, "")]));
    });
  const insertions = [...insert]
    .reverse()
    .map(({ name, value }) => packet(INSERT_HEADER, Buffer.concat([numbers(0), texts(name, value)])));
  return [...removals, ...insertions];
}

function packet(command: string, data: Buffer): Buffer {
  return Buffer.concat([numbers(1 + data.length), Buffer.from(command, "latin1"), data]);
}

function numbers(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [place, value] of values.entries()) bytes.writeUInt32BE(value, 4 * place);
  return bytes;
}

const texts = (...values: string[]) => Buffer.from(values.map((value) => `${value}\0`).join(""));
const textsIn = (data: Buffer) => data.toString("utf8").split("\0");
