import hoodiecrow, { type CommandHandler, type Folder, type ImapServer, type Message } from "hoodiecrow-imap";
import { folderPaths, folderTree } from "./imap-folders.ts";
import { endIdleWithConnection, mendPartialFetch, quickenHeaderSearch } from "./imap-mends.ts";
import type { FiledMail, Journal } from "./journal.ts";
import { type FolderName, folderNames, type MailboxSpec } from "./mailbox-spec.ts";

/** One mailbox's mail, as an IMAP server of its own: hoodiecrow has one set of folders for each server. */
export type ImapMailbox = {
  server: ImapServer;
  /** The record to journal for a new mail: it has the folder's next UID. Follow with `put`. */
  next(folder: FolderName, raw: string, flags: string[], at?: Date): FiledMail;
  /** Puts a journaled mail into its folder and tells the connections that look at it. */
  put(mail: FiledMail): void;
  setFlags(folder: FolderName, uid: number, flags: string[]): void;
  remove(folder: FolderName, uid: number): void;
};

const PLUGINS = [
  "ID",
  "SASL-IR",
  "LITERALPLUS",
  "UNSELECT",
  "NAMESPACE",
  "SPECIAL-USE",
  "UIDPLUS",
  "MOVE",
  "IDLE",
];

/** Commands by which a client changes mails. */
const CHANGING = [
  "APPEND",
  "STORE",
  "UID STORE",
  "COPY",
  "UID COPY",
  "MOVE",
  "UID MOVE",
  "EXPUNGE",
  "UID EXPUNGE",
  "CLOSE",
];

export function openImapMailbox(spec: MailboxSpec, uidValidity: number, journal: Journal): ImapMailbox {
  const style = spec.style ?? "generic";
  const server = hoodiecrow({ plugins: PLUGINS, storage: folderTree(style, uidValidity) });
  server.setMaxListeners(0); // one for each connection
  quickenHeaderSearch(server);
  mendPartialFetch(server);
  endIdleWithConnection(server);

  const folder = (name: FolderName): Folder => {
    const found = server.getMailbox(folderPaths[style][name]);
    if (!found) throw new Error(`The sandbox mailbox has no folder ${name}.`);
    return found;
  };

  // The journal's state, for finding the changes of a client's command.
  const journaled = new Map(folderNames.map((name) => [name, new Map<number, string>()]));
  const known = (name: FolderName) => journaled.get(name) ?? new Map<number, string>();
  const note = (name: FolderName, message: Message) => known(name).set(message.uid, message.flags.join(" "));

  const journalChanges = () => {
    for (const name of folderNames) {
      const { messages } = folder(name);
      for (const message of messages) {
        const before = known(name).get(message.uid);
        if (before === message.flags.join(" ")) continue;
        const { uid, flags, internaldate, raw } = message;
        const at = { address: spec.address, folder: name, uid };
        journal.append(
          before === undefined
            ? { kind: "mail", ...at, flags, internaldate, raw }
            : { kind: "flags", ...at, flags },
        );
        note(name, message);
      }
      if (messages.length === known(name).size) continue;
      const present = new Set(messages.map(({ uid }) => uid));
      for (const uid of [...known(name).keys()].filter((uid) => !present.has(uid))) {
        journal.append({ kind: "gone", address: spec.address, folder: name, uid });
        known(name).delete(uid);
      }
    }
  };
  for (const command of CHANGING) journalAfter(server, command, journalChanges);

  return {
    server,
    next: (name, raw, flags, at = new Date()) => ({
      address: spec.address,
      folder: name,
      uid: folder(name).uidnext,
      flags,
      internaldate: server.formatInternalDate(at),
      raw,
    }),
    put: (mail) => {
      // The journal holds every UID ever given, in order, so that the folder gives the same ones again.
      const { message } = server.appendMessage(
        folder(mail.folder),
        [...mail.flags],
        mail.internaldate,
        mail.raw,
      );
      note(mail.folder, message);
    },
    setFlags: (name, uid, flags) => {
      const message = folder(name).messages.find((message) => message.uid === uid);
      if (!message) return;
      message.flags = flags;
      note(name, message);
    },
    remove: (name, uid) => {
      const { messages } = folder(name);
      const index = messages.findIndex((message) => message.uid === uid);
      if (index >= 0) messages.splice(index, 1);
      known(name).delete(uid);
    },
  };
}

/** In the same tick as the command's answer: nothing can be asked about a change before it is kept. */
function journalAfter(server: ImapServer, command: string, journalChanges: () => void): void {
  const handle = server.getCommandHandler(command);
  if (handle === false) throw new Error(`hoodiecrow-imap has no ${command}.`);
  const handler: CommandHandler = (connection, parsed, data, callback) =>
    handle(connection, parsed, data, () => {
      try {
        journalChanges();
      } catch {
        // The disk is full. Changes are found by comparing, so the next change journals this one too.
      }
      callback();
    });
  server.setCommandHandler(command, handler);
}
