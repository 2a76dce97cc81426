/** The part of hoodiecrow-imap 2.1 that the sandbox uses; the package ships no types. */
declare module "hoodiecrow-imap" {
  import type { EventEmitter } from "node:events";
  import type { Server as NetServer, Socket } from "node:net";

  /** `raw` is a binary (Latin-1) string: one character for each byte. */
  export type Message = { uid: number; flags: string[]; internaldate: string; raw: string };

  export type FolderSpec = {
    "special-use"?: string;
    flags?: string[];
    uidvalidity?: number;
    uidnext?: number;
    messages?: Message[];
    folders?: Record<string, FolderSpec>;
  };

  export type Folder = { path: string; uidvalidity: number; uidnext: number; messages: Message[] };

  export type Token = { type: string; value: string };
  export type Command = { tag: string; command: string; attributes?: Token[] };
  export type Response = { tag: string; command: string; attributes: unknown[] };

  export type Connection = {
    state: "Not Authenticated" | "Authenticated" | "Selected" | "Logout";
    server: ImapServer;
    socket: Socket | null;
    selectedMailbox?: Folder | false;
    /** When set, the next line from the client goes here instead of being read as a command. */
    inputHandler: false | ((line: string) => void);
    send(response: Response, description: string, parsed: Command | null, data: string): void;
    readonly _notificationCallback: (notification: unknown) => void;
  };

  export type CommandHandler = (
    connection: Connection,
    parsed: Command,
    data: string,
    callback: () => void,
  ) => void;

  export type SearchHandler = (
    connection: Connection,
    message: Message,
    sequenceNumber: number,
    ...values: string[]
  ) => boolean;

  /** One BODY item of a FETCH: `partial` is origin and length, `section` empty for the whole mail. */
  export type FetchQuery = { section?: unknown[]; partial?: number[] };
  export type FetchHandler = (connection: Connection, message: Message, query: FetchQuery) => unknown;

  export interface ImapServer extends EventEmitter {
    server: NetServer;
    fetchHandlers: Record<string, FetchHandler>;
    searchHandlers: Record<string, SearchHandler>;
    capabilities: Record<string, (connection: Connection) => boolean>;
    getMailbox(path: string): Folder | undefined;
    setCommandHandler(command: string, handler: CommandHandler): void;
    getCommandHandler(command: string): CommandHandler | false;
    registerCapability(keyword: string, handler?: (connection: Connection) => boolean): void;
    formatInternalDate(date: Date): string;
    appendMessage(
      folder: Folder | string,
      flags: string[],
      internaldate: string,
      raw: string,
    ): { message: Message };
  }

  export default function hoodiecrow(options: {
    plugins: string[];
    storage: Record<string, FolderSpec>;
  }): ImapServer;
}

declare module "hoodiecrow-imap/lib/commands/handlers/fetch.js" {
  import type { FetchHandler } from "hoodiecrow-imap";

  const fetchHandlers: Record<"BODY" | "BODY.PEEK", FetchHandler>;
  export default fetchHandlers;
}
