import type { ImapFlow } from "imapflow";
import type { FolderCursor, UnreadMail } from "../../../core/mailbox/mail-port.ts";
import { type Came, fetchMails, isThere, type Taking } from "./fetch-mails.ts";
import type { FolderProgress } from "./folder-progress.ts";
import type { FolderState } from "./folders-to-read.ts";
import { freshUids, type OpenFolder, openFolder } from "./open-folder.ts";
import { watchSilence } from "./watch-silence.ts";
import { whyMissing } from "./why-missing.ts";

/** Beyond this many mails that do not come, none is put off any further. */
const MOST_SUSPECTS = 5;

/** A mail as it came, and its folder by the name that it is stored by. */
export type CameIn = Came & Pick<FolderState, "kind"> & { folder: string };

export type Apply = (batch: CameIn[], cursor: FolderCursor, unread: UnreadMail[]) => Promise<void>;

/** The parts of a mailbox's reading that a folder's reading needs. */
export type Reading = {
  /** The longest silence that the session allows. */
  silenceMs: number;
  since: Date;
  stored: ReadonlyMap<string, FolderCursor>;
  taking: Taking;
  apply: Apply;
  /** Connections that broke one after the other without a mail that came. */
  breaks: number;
};

/** The connection broke while this folder was read. */
export class LineBroke extends Error {
  readonly met: unknown;
  constructor(met: unknown) {
    super("The connection broke.");
    this.met = met;
  }
}

/** The folder cannot be read now, and it is not for a single mail. */
export class FolderClosed extends Error {
  readonly met: unknown;
  constructor(met: unknown) {
    super("The folder cannot be read.");
    this.met = met;
  }
}

/**
 * Reads the new mail of one folder. It narrows down: first a batch, then mail by mail. A mail that does not come is tried once more
 * after all others, after a broken connection on a fresh one. It is handed over as unread only when the server hands out another
 * mail of the folder after that. Otherwise the folder is closed, or the server is ill.
 *
 * @returns the place where reading stopped
 * @throws FolderClosed, LineBroke, or the library's error from opening or searching the folder
 */
export async function readFolder(
  client: ImapFlow,
  folder: FolderProgress,
  reading: Reading,
): Promise<FolderCursor> {
  const stored = reading.stored.get(folder.key);
  const { uidValidity, uidNext } = folder.state;
  if (stored && uidValidity === stored.uidValidity && uidNext === stored.lastUid + 1) return stored;

  const opened = await openFolder(client, folder.state.path, reading.silenceMs);
  const known = stored && isStillNumbered(stored, opened) ? stored : null;
  const begin = { path: folder.key, uidValidity: opened.uidValidity, lastUid: known?.lastUid ?? 0 };
  folder.open(begin, await freshUids(client, known?.lastUid ?? null, reading.since));
  const isNew = known === null && folder.waiting().length === 0;

  const from = known === null && reading.taking.onlySince ? reading.since : null;
  const line = new FolderLine(client, folder, reading, { ...opened, from });
  const hasWork = folder.waiting().length + folder.suspects.size > 0;
  if (reading.breaks >= 2 && hasWork) await line.askForAnother();
  await line.readAll();

  const end = folder.cursor();
  const last = { ...end, lastUid: Math.max(end.lastUid, (opened.uidNext ?? 1) - 1) };
  if (last.lastUid > end.lastUid || isNew) await reading.apply([], last, []);
  return last;
}

/** Without a UIDVALIDITY, only a UIDNEXT below what was read shows that the mails were numbered anew. */
function isStillNumbered(stored: FolderCursor, { uidValidity, uidNext }: OpenFolder): boolean {
  if (stored.uidValidity !== uidValidity) return false;
  return uidValidity !== 0n || uidNext === null || uidNext > stored.lastUid;
}

/** `from`: what came before this moment is not wanted; null: all is. */
type Opened = OpenFolder & { from: Date | null };

/** One connection's share of a folder. */
class FolderLine {
  readonly #client: ImapFlow;
  readonly #folder: FolderProgress;
  readonly #reading: Reading;
  readonly #opened: Opened;
  constructor(client: ImapFlow, folder: FolderProgress, reading: Reading, opened: Opened) {
    this.#client = client;
    this.#folder = folder;
    this.#reading = reading;
    this.#opened = opened;
  }

  async readAll(): Promise<void> {
    const folder = this.#folder;
    for (let waiting = folder.waiting(); waiting.length > 0; waiting = folder.waiting()) {
      if (folder.suspects.size >= MOST_SUSPECTS) await this.#settleSuspects();
      await this.#take(waiting.slice(0, folder.oneByOne ? 1 : this.#reading.taking.batch));
    }
    await this.#settleSuspects();
  }

  async #take(uids: number[]): Promise<void> {
    const folder = this.#folder;
    const { had, came, missing, error, broke, gotFurther } = await this.#fetch(uids);
    if (came.length > 0) this.#worked(came);
    folder.settle(came);
    if (came.length > 0) {
      const { key, state } = folder;
      const { from } = this.#opened;
      const wanted = had.filter(({ internalDate }) => from === null || internalDate >= from);
      const batch = wanted.map((mail) => ({ ...mail, folder: key, kind: state.kind }));
      await this.#reading.apply(batch, folder.cursor(), []);
    }
    const [first] = missing;
    if (broke) {
      folder.oneByOne = true;
      // Servers answer in the order of the UIDs.
      // A large mail of which more came than before is not to blame yet.
      if (first !== undefined && !gotFurther) folder.suspect(first, whyMissing(error, true));
      throw this.#broken(error);
    }
    if (first === undefined) return;
    if (uids.length > 1) {
      for (const uid of missing) await this.#take([uid]);
    } else await this.#missed(first, error);
  }

  #fetch(uids: number[]) {
    const { key: name, parts } = this.#folder;
    const { taking, silenceMs } = this.#reading;
    return fetchMails(this.#client, { folder: name, uids, taking, parts }, silenceMs);
  }

  /** A mail that did not come on a connection that stays open. */
  async #missed(uid: number, error: unknown): Promise<void> {
    const folder = this.#folder;
    try {
      if (await isThere(this.#client, uid, this.#reading.silenceMs))
        folder.suspect(uid, whyMissing(error, false));
      else folder.settle([uid]);
    } catch (met) {
      folder.suspect(uid, whyMissing(met, true));
      throw this.#broken(met);
    }
  }

  /** Tries once more what did not come, and sets aside what does not come again. */
  async #settleSuspects(): Promise<void> {
    const folder = this.#folder;
    for (const [uid, { tries }] of folder.suspects) if (tries < 2) await this.#take([uid]);
    const guilty = folder.guilty();
    if (guilty.length === 0) return;
    if (!folder.worksSince) await this.askForAnother();
    folder.settle(guilty.map(({ uid }) => uid));
    await this.#reading.apply([], folder.cursor(), guilty);
  }

  /**
   * Whether the server hands out any mail of this folder but the suspects.
   *
   * @throws FolderClosed when it does not. The only mail of a folder has nothing to be compared with: it is to blame
   */
  async askForAnother(): Promise<void> {
    const folder = this.#folder;
    const others = await this.#others();
    for (const uid of others) {
      const { came, error, broke } = await this.#fetch([uid]);
      if (came.length > 0) return this.#worked([]);
      if (!broke) continue;
      folder.breaks += 1;
      if (folder.breaks >= 2) throw new FolderClosed(error);
      throw this.#broken(error);
    }
    const { suspects } = folder;
    if (others.length > 0 || suspects.size !== 1)
      throw new FolderClosed(new Error([...suspects.values()][0]?.words ?? "The server hands out no mail."));
  }

  /** Up to three mails that are no suspects: the newest that came, else some of the folder. */
  async #others(): Promise<number[]> {
    const { came, suspects } = this.#folder;
    if (came.length > 0) return came.slice(-2);
    const { exists } = this.#opened;
    if (exists === 0) return [];
    const places = [...new Set([1, Math.ceil(exists / 2), exists])].join();
    const uids: number[] = [];
    try {
      await watchSilence(this.#client, this.#reading.silenceMs, async () => {
        for await (const { uid } of this.#client.fetch(places, { uid: true })) if (uid) uids.push(uid);
      });
    } catch (error) {
      if (!this.#client.usable) throw this.#broken(error);
      throw new FolderClosed(error);
    }
    return uids.filter((uid) => !suspects.has(uid));
  }

  #worked(came: number[]): void {
    this.#folder.came = [...this.#folder.came, ...came].slice(-2);
    this.#folder.worksSince = true;
    this.#reading.breaks = 0;
  }

  #broken(error: unknown): LineBroke {
    this.#reading.breaks += 1;
    return new LineBroke(error);
  }
}
