import { type AddressInfo, createServer, type Socket } from "node:net";

/** Where in the conversation the server is: the command it has just read, or how far the text has come. */
export type Moment =
  | "greeting"
  | "EHLO"
  | "AUTH"
  | "MAIL"
  | "RCPT"
  | "DATA"
  | "text begins"
  | "text ends"
  | "RSET";

/** The server's next act: go on as usual, close the line, say nothing more, or give this reply. */
export type Mood = "go on" | "cut" | "silence" | { reply: string };

export type MoodySmtp = AsyncDisposable & {
  port: number;
  /** Message-IDs of the texts that came whole, in order, whatever was answered. */
  taken: string[];
  /** Message-IDs of the texts of which anything came. */
  begun: string[];
  connections: number;
  /** The text of the last message that came whole. */
  lastText(): string;
  /** Closes the open connections, as a server does with idle ones; with words before, if given. */
  dropAll(words?: string): void;
  /** Resolves when no connection is open. */
  empty(): Promise<void>;
};

/** An SMTP server with one connection state per socket, that misbehaves at the moments a test names. */
export async function startMoodySmtp(
  moodAt: (moment: Moment, connection: number) => Mood,
  { pipelining = true }: { pipelining?: boolean } = {},
): Promise<MoodySmtp> {
  const sockets = new Set<Socket>();
  const waiting: (() => void)[] = [];
  let text = "";
  const server = createServer((socket) => {
    smtp.connections += 1;
    const connection = smtp.connections;
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      sockets.delete(socket);
      if (sockets.size === 0) for (const resolve of waiting.splice(0)) resolve();
    });

    let silent = false;
    /** @returns false when the usual answer must not follow */
    const answer = (moment: Moment, usual: string): boolean => {
      if (silent) return false;
      const mood = moodAt(moment, connection);
      if (mood === "silence") silent = true;
      if (mood === "cut") {
        silent = true;
        socket.destroy();
      }
      if (typeof mood === "object") socket.write(`${mood.reply}\r\n`);
      if (mood !== "go on") return false;
      if (usual !== "") socket.write(`${usual}\r\n`);
      return true;
    };

    let buffered = "";
    let inText = false;
    let reported = false;
    let recipients = 0;
    socket.on("data", (chunk) => {
      buffered += chunk.toString("latin1");
      for (;;) {
        if (inText) {
          const id = /^message-id: <(.*)>/im.exec(buffered)?.[1];
          if (id !== undefined && !reported) {
            reported = true;
            smtp.begun.push(id);
            answer("text begins", "");
          }
          const end = buffered.indexOf("\r\n.\r\n");
          if (end < 0) return;
          text = buffered.slice(0, end);
          buffered = buffered.slice(end + 5);
          inText = false;
          if (id !== undefined) smtp.taken.push(id);
          answer("text ends", "250 2.0.0 taken");
          continue;
        }
        const end = buffered.indexOf("\r\n");
        if (end < 0) return;
        const verb = buffered.slice(0, end).split(" ")[0] ?? "";
        buffered = buffered.slice(end + 2);
        const offers = `250-moody\r\n${pipelining ? "250-PIPELINING\r\n" : ""}250 AUTH PLAIN`;
        if (verb === "EHLO") answer("EHLO", offers);
        else if (verb === "AUTH") answer("AUTH", "235 2.7.0 welcome");
        else if (verb === "MAIL" || verb === "RSET") {
          recipients = 0;
          answer(verb, "250 2.0.0 OK");
        } else if (verb === "RCPT") recipients += answer("RCPT", "250 2.1.5 OK") ? 1 : 0;
        else if (verb === "DATA" && recipients === 0 && !silent) socket.write("554 5.5.1 no recipients\r\n");
        else if (verb === "DATA") {
          inText = answer("DATA", "354 go ahead");
          reported = false;
        } else if (verb === "QUIT") socket.end("221 2.0.0 bye\r\n");
        else answer("RSET", "500 5.5.1 what?");
      }
    });
    answer("greeting", "220 moody ESMTP");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  const smtp: MoodySmtp = {
    port: (server.address() as AddressInfo).port,
    taken: [],
    begun: [],
    connections: 0,
    lastText: () => Buffer.from(text, "latin1").toString(),
    dropAll(words) {
      for (const socket of sockets) {
        if (words !== undefined) socket.end(`${words}\r\n`);
        else socket.destroy();
      }
    },
    empty: async () => {
      if (sockets.size > 0) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    async [Symbol.asyncDispose]() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
  return smtp;
}
