import type { ImapFlow, ListResponse } from "imapflow";
import type {
  FolderCursor,
  MailboxAccess,
  ReadOptions,
  ReadResult,
  UnreadFolder,
} from "../../../core/mailbox/mail-port.ts";
import type { Folders } from "../../../core/mailbox/server.ts";
import { isRefusal } from "../server-words.ts";
import { isGmail, type Taking } from "./fetch-mails.ts";
import { FolderProgress } from "./folder-progress.ts";
import type { FolderState } from "./folders-to-read.ts";
import { type ImapLimits, isThrottle, withImap } from "./imap-session.ts";
import { type Apply, FolderClosed, LineBroke, type Reading, readFolder } from "./read-folder.ts";

/** Connections of one reading. Each that breaks has brought a bad mail or folder one step nearer to being set aside. */
const MOST_LINES = 30;

/** The folders that are read, and the bytes of their mails. */
export type Scope = {
  folders(listed: readonly ListResponse[], chosen: Folders, at: { isGmail: boolean }): FolderState[];
  taking: Taking;
};

/** Reads new mail, folder by folder. An error of `apply` passes through. The provider's failures are results. */
export async function readMailbox(
  access: MailboxAccess,
  limits: ImapLimits,
  signal: AbortSignal,
  { options, scope }: { options: ReadOptions; scope: Scope },
  apply: Apply,
): Promise<ReadResult> {
  let ours: { error: unknown } | null = null;
  const applying: Apply = async (...batch) => {
    try {
      await apply(...batch);
    } catch (error) {
      ours = { error };
      throw error;
    }
  };
  const reading = new MailboxReading({ options, scope }, limits.silenceMs, applying);
  for (let line = 0; line < MOST_LINES; line++) {
    try {
      await withImap(access, limits, signal, (client) => reading.goOn(client));
      return reading.result();
    } catch (error) {
      if (ours) throw (ours as { error: unknown }).error;
      if (signal.aborted || !reading.mayGoOn(error)) return reading.failed(error);
    }
  }
  return reading.failed(new Error("The connection broke time after time."));
}

/** One reading over all connections that it takes. */
class MailboxReading {
  readonly #options: ReadOptions;
  readonly #scope: Scope;
  readonly #reading: Reading;
  #plan: FolderProgress[] | null = null;
  #signedIn = false;
  /** Whether the folders can be listed together with their state. */
  #withStatus = true;
  readonly #reached = new Map<FolderProgress, FolderCursor>();
  readonly #unread = new Map<FolderProgress, UnreadFolder>();
  /** Refused from the start: another's folder, which we have no right to. */
  readonly #foreign = new Set<FolderProgress>();

  constructor({ options, scope }: { options: ReadOptions; scope: Scope }, silenceMs: number, apply: Apply) {
    const { since, cursors } = options;
    const stored = new Map(cursors.map((cursor) => [cursor.path, cursor]));
    this.#options = options;
    this.#scope = scope;
    this.#reading = { silenceMs, since, stored, taking: scope.taking, apply, breaks: 0 };
  }

  /** Reads what is left over this connection. */
  async goOn(client: ImapFlow): Promise<void> {
    this.#signedIn = true;
    this.#plan ??= await this.#list(client);
    for (const folder of this.#plan) {
      if (this.#isDone(folder)) continue;
      try {
        this.#reached.set(folder, await readFolder(client, folder, this.#reading));
      } catch (error) {
        if (error instanceof LineBroke) throw error;
        this.#giveUp(folder, error);
      }
    }
  }

  /** @returns whether another connection may get further */
  mayGoOn(error: unknown): boolean {
    if (isThrottle(error)) return false;
    if (error instanceof LineBroke) return true;
    if (!this.#signedIn || this.#plan !== null) return false;
    // The list itself. Some servers cannot say the state of each folder, or fall over one of them.
    const first = this.#withStatus;
    this.#withStatus = false;
    return first;
  }

  result(): ReadResult {
    return { kind: "read", cursors: [...this.#reached.values()], unread: [...this.#unread.values()] };
  }

  failed(error: unknown): ReadResult {
    const met = error instanceof LineBroke ? error.met : error;
    return { kind: "failed", error: met, signedIn: this.#signedIn };
  }

  async #list(client: ImapFlow): Promise<FolderProgress[]> {
    const listed = await listFolders(client, this.#withStatus);
    const folders: Folders = this.#options.folders;
    const troubled = new Set(this.#options.troubled);
    return this.#scope
      .folders(listed, folders, { isGmail: isGmail(client) })
      .map((state) => new FolderProgress(state))
      .toSorted((a, b) => Number(troubled.has(a.key)) - Number(troubled.has(b.key)));
  }

  #isDone(folder: FolderProgress): boolean {
    return this.#reached.has(folder) || this.#unread.has(folder) || this.#foreign.has(folder);
  }

  /** A refusal, or a second broken connection, is this folder's own trouble. */
  #giveUp(folder: FolderProgress, error: unknown): void {
    const refused = isRefusal(error);
    if (!refused && !(error instanceof FolderClosed)) {
      this.#reading.breaks += 1;
      folder.breaks += 1;
      if (folder.breaks < 2) throw new LineBroke(error);
    }
    if (refused && this.#isForeign(folder)) this.#foreign.add(folder);
    else {
      const met = error instanceof FolderClosed ? error.met : error;
      this.#unread.set(folder, { path: folder.key, error: met });
    }
    if (!refused && !(error instanceof FolderClosed)) throw new LineBroke(error);
  }

  #isForeign({ key }: FolderProgress): boolean {
    return key.toUpperCase() !== "INBOX" && !this.#reading.stored.has(key);
  }
}

async function listFolders(client: ImapFlow, withStatus: boolean): Promise<ListResponse[]> {
  if (!withStatus) return client.list();
  try {
    return await client.list({ statusQuery: { messages: true, uidNext: true, uidValidity: true } });
  } catch (error) {
    if (isRefusal(error)) return client.list();
    throw error;
  }
}
