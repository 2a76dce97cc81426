import { type AddressInfo, createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";

/** The answer to LOGIN and AUTHENTICATE, after the tag: e.g. `NO [AUTHENTICATIONFAILED] Invalid credentials`. */
export type SignInAnswer = string | "hang" | "cut";

/** The fault when the content of a mail is fetched: the other mails of the same command come first, or not at all. */
export type FetchFault = "no" | "bad" | "bye" | "cut" | "silent" | "nil" | "nothing" | "throttle";

/** Exchange Online's words, with a time that nobody waits for in a session. */
export const THROTTLED = "BAD Request is throttled. Suggested Backoff Time: 92415 milliseconds";

/** `size`: as the server says, which may be wrong. `cutAfter`: the connection ends once so many bytes of it were handed out, once. */
export type ScriptedMail = { uid: number; raw: string; fault?: FetchFault; size?: number; cutAfter?: number };

/** The answer to a command on the folder, after the tag, in place of its result. */
export type FolderAnswer = string | "cut" | "silent";

export type ScriptedFolder = {
  path: string;
  mails: ScriptedMail[];
  /** As the server writes it; null: it names none. 7 when absent. */
  uidValidity?: string | null;
  uidNext?: string | null;
  examine?: FolderAnswer;
  status?: FolderAnswer;
  search?: FolderAnswer;
};

export type ScriptedImap = AsyncDisposable & {
  host: string;
  port: number;
  /** The folders behind the sign-in. They may be changed at any time. */
  folders: ScriptedFolder[];
  /** How many mails were handed out, content and all. */
  handedOut(): number;
  /** How many bytes of mails were handed out. */
  bytesHandedOut(): number;
  /** Whether it offers IDLE from the next connection on. */
  offerIdle(offers: boolean): void;
  /** How many clients wait for new mail. */
  idling(): number;
  /** Tells those who wait how many mails are in the inbox. */
  tellOfMail(): void;
  /** Says nothing any more on the connections that are open, as a line that died does. New ones are served. */
  fallSilent(): void;
  /** Answers every command that is about all folders' states at once; null: that is not offered. */
  answerListStatus(answer: string | null): void;
  answerSignIn(answer: SignInAnswer): void;
  /** How often a client has tried. */
  signIns(): number;
};

const inbox = (): ScriptedFolder => ({ path: "INBOX", mails: [], uidValidity: "1" });

/** A server that gives a provider's own answer to a sign-in, and does behind it what no real server does on demand. */
export async function startScriptedImap(first: SignInAnswer = "OK Signed in"): Promise<ScriptedImap> {
  let answer = first;
  let signIns = 0;
  let handedOut = 0;
  let listStatus: string | null = null;
  const folders = [inbox()];
  const sockets = new Set<Socket>();
  const dead = new Set<Socket>();
  const waiting = new Set<Socket>();
  let bytesHandedOut = 0;
  let offersIdle = false;

  const converse = async (socket: Socket) => {
    const say = (line: string) => dead.has(socket) || socket.write(`${line}\r\n`);
    const capability = () =>
      `CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=XOAUTH2${listStatus === null ? "" : " LIST-EXTENDED LIST-STATUS"}${offersIdle ? " IDLE" : ""}`;
    say(`* OK [${capability()}] Ready`);
    const lines = createInterface(socket)[Symbol.asyncIterator]();
    let open: ScriptedFolder | null = null;
    for (let line = await lines.next(); !line.done; line = await lines.next()) {
      const [tag = "*", command = "", ...rest] = line.value.split(" ");
      const verb = command.toUpperCase();
      if (dead.has(socket)) continue;
      if (verb === "IDLE") {
        say("+ idling");
        waiting.add(socket);
        await lines.next();
        waiting.delete(socket);
      }
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
          say(`* ${capability()}`);
          say(`${tag} OK Done`);
          break;
        case "LIST":
          // RFC 3501 §6.3.8: an empty name asks for the separator.
          if (/ "" ""$/.test(line.value)) {
            say('* LIST (\\Noselect) "/" ""');
            say(`${tag} OK Done`);
          } else if (listStatus !== null && line.value.includes("STATUS")) say(`${tag} ${listStatus}`);
          else {
            for (const { path } of folders) say(`* LIST () "/" "${path}"`);
            say(`${tag} OK Done`);
          }
          break;
        case "LSUB":
          say(`${tag} OK Done`);
          break;
        case "STATUS": {
          const folder = folderIn(folders, line.value);
          if (folder?.status === "cut") return void socket.destroy();
          if (folder?.status === "silent") return;
          if (folder && !folder.status) {
            const codes = codesOf(folder).map(({ code, value }) => `${code} ${value}`);
            say(`* STATUS "${folder.path}" (MESSAGES ${folder.mails.length} ${codes.join(" ")})`);
          }
          say(`${tag} ${folder ? (folder.status ?? "OK Done") : "NO There is no such folder"}`);
          break;
        }
        case "SELECT":
        case "EXAMINE": {
          const folder = folderIn(folders, line.value);
          open = folder ?? null;
          if (folder?.examine === "cut") return void socket.destroy();
          if (folder?.examine === "silent") return;
          if (!folder || folder.examine) {
            say(`${tag} ${folder?.examine ?? "NO There is no such folder"}`);
            break;
          }
          say("* FLAGS ()");
          say(`* ${folder.mails.length} EXISTS`);
          for (const { code, value } of codesOf(folder)) say(`* OK [${code} ${value}] OK`);
          say(`${tag} OK [READ-ONLY] Done`);
          break;
        }
        case "UID":
        case "FETCH":
        case "SEARCH": {
          const [name = "", ...args] = verb === "UID" ? rest : [verb, ...rest];
          const mails = open?.mails ?? [];
          if (name.toUpperCase() === "SEARCH") {
            if (open?.search === "cut") return void socket.destroy();
            if (open?.search === "silent") return;
            if (!open?.search) {
              const asked = /\bUID (\S+)/.exec(args.join(" "))?.[1];
              const found = mails.filter(({ uid }) => asked === undefined || isIn(asked, uid, mails));
              say(`* SEARCH ${found.map(({ uid }) => uid).join(" ")}`);
            }
            say(`${tag} ${open?.search ?? "OK Done"}`);
            break;
          }
          const [set = "", ...items] = args;
          const wanted = mails
            .map((mail, index) => ({ mail, number: index + 1 }))
            .filter(({ mail, number }) =>
              verb === "UID" ? isIn(set, mail.uid, mails) : isIn(set, number, mails),
            );
          const outcome = handOut(wanted, items.join(" "), (data) => void socket.write(data));
          handedOut += outcome.handedOut;
          bytesHandedOut += outcome.bytes;
          if (outcome.end === "silent") return;
          if (outcome.end === "cut") return void socket.destroy();
          if (outcome.end === "bye") {
            say("* BYE Internal error occurred");
            return void socket.end();
          }
          say(`${tag} ${outcome.end}`);
          break;
        }
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
    // A client that hangs up ends its conversation; any other fault is the host's own.
    void converse(socket).catch((error: unknown) => {
      if (!socket.destroyed) throw error;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    host: "localhost",
    port: (server.address() as AddressInfo).port,
    answerSignIn(next) {
      answer = next;
    },
    signIns: () => signIns,
    folders,
    handedOut: () => handedOut,
    bytesHandedOut: () => bytesHandedOut,
    offerIdle(offers) {
      offersIdle = offers;
    },
    idling: () => waiting.size,
    tellOfMail() {
      const mails = folders.find(({ path }) => path === "INBOX")?.mails.length ?? 0;
      for (const socket of waiting) if (!dead.has(socket)) socket.write(`* ${mails} EXISTS\r\n`);
    },
    fallSilent() {
      for (const socket of sockets) dead.add(socket);
    },
    answerListStatus(next) {
      listStatus = next;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

const folderIn = (folders: ScriptedFolder[], line: string) =>
  folders.find(({ path }) => line.includes(` "${path}"`) || line.includes(` ${path}`));

function codesOf({ uidValidity = "7", uidNext, mails }: ScriptedFolder) {
  const next = uidNext === undefined ? `${(mails.at(-1)?.uid ?? 0) + 1}` : uidNext;
  return [
    { code: "UIDVALIDITY", value: uidValidity },
    { code: "UIDNEXT", value: next },
  ].filter(({ value }) => value !== null);
}

/** Whether a number is in a set such as "1,3:5,9:*". */
function isIn(set: string, number: number, mails: ScriptedMail[]): boolean {
  const last = Math.max(mails.length, ...mails.map(({ uid }) => uid));
  return set.split(",").some((part) => {
    const [from = 0, to = from] = part.split(":").map((end) => (end === "*" ? last : Number(end)));
    return number >= Math.min(from, to) && number <= Math.max(from, to);
  });
}

/**
 * @param items - what is asked of each mail
 * @returns how the command ends: with a tagged answer, or not at all
 */
function handOut(
  wanted: { mail: ScriptedMail; number: number }[],
  items: string,
  write: (data: string) => void,
): { end: string; handedOut: number; bytes: number } {
  const withContent = /BODY/i.test(items);
  const [, start = "0", length = "Infinity"] = /<(\d+)\.(\d+)>/.exec(items) ?? [];
  let end = "OK Done";
  let handedOut = 0;
  let bytes = 0;
  for (const { mail, number } of wanted) {
    const size = /RFC822\.SIZE/i.test(items) ? ` RFC822.SIZE ${mail.size ?? mail.raw.length}` : "";
    const row = `* ${number} FETCH (UID ${mail.uid} INTERNALDATE "05-Jan-2026 09:00:00 +0000"${size}`;
    const fault = withContent ? mail.fault : undefined;
    if (!withContent) write(`${row})\r\n`);
    else if (fault === "no") end = "NO Some messages could not be FETCHed (Failure)";
    else if (fault === "bad") return { end: "BAD Internal error", handedOut, bytes };
    else if (fault === "throttle") return { end: THROTTLED, handedOut, bytes };
    else if (fault === "nil") write(`${row} BODY[] NIL)\r\n`);
    else if (fault === "nothing") continue;
    else if (fault) return { end: fault, handedOut, bytes };
    else {
      handedOut += 1;
      const part = mail.raw.slice(Number(start), Number(start) + Number(length));
      const answer = `${row} BODY[]<${start}> {${Buffer.byteLength(part)}}\r\n${part})\r\n`;
      if (mail.cutAfter !== undefined && mail.cutAfter < Number(start) + part.length) {
        write(answer.slice(0, answer.length / 2));
        delete mail.cutAfter;
        return { end: "cut", handedOut, bytes };
      }
      write(answer);
      bytes += part.length;
    }
  }
  return { end, handedOut, bytes };
}
