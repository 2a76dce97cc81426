import type { FolderCursor, UnreadMail } from "../../../core/mailbox/mail-port.ts";
import { storableId } from "../../../core/storable.ts";
import { PartsOfMail } from "./fetch-mails.ts";
import type { FolderState } from "./folders-to-read.ts";

/** A mail that did not come, and the trouble with it. */
type Suspect = Pick<UnreadMail, "why" | "words"> & { tries: number };

/**
 * The progress of reading one folder, over all connections that it takes. A mail that does not come is a suspect. The others are
 * read first, then it is tried once more. It is set aside only if the server hands out other mails.
 */
export class FolderProgress {
  readonly state: FolderState;
  /** The name that it is stored by. */
  readonly key: string;
  readonly suspects = new Map<number, Suspect>();
  /** A broken connection has shown that one mail, or the folder, is bad: no batches any more. */
  oneByOne = false;
  /** Connections that broke on the folder itself. */
  breaks = 0;
  /** Whether the server handed out a mail of this folder since the last one that did not come. */
  worksSince = false;
  /** The parts of the mail in hand that came so far. */
  readonly parts = new PartsOfMail();
  /** The newest mails that came. */
  came: number[] = [];
  #fresh: number[] = [];
  #begun: FolderCursor | null = null;
  #settled = new Set<number>();

  constructor(state: FolderState) {
    this.state = state;
    this.key = storableId(state.path);
  }

  /** Takes the folder as it was found open now. Another UIDVALIDITY than a moment ago means that all begins anew. */
  open(begin: FolderCursor, fresh: number[]): void {
    if (this.#begun?.uidValidity !== begin.uidValidity) {
      this.suspects.clear();
      this.parts.forget();
      this.#settled.clear();
      this.#begun = begin;
    }
    this.#fresh = fresh;
  }

  /** Mails that were not tried yet. */
  waiting(): number[] {
    return this.#fresh.filter((uid) => !this.#settled.has(uid) && !this.suspects.has(uid));
  }

  settle(uids: Iterable<number>): void {
    for (const uid of uids) {
      this.#settled.add(uid);
      this.suspects.delete(uid);
    }
  }

  suspect(uid: number, missed: Pick<UnreadMail, "why" | "words">): void {
    const tries = (this.suspects.get(uid)?.tries ?? 0) + 1;
    this.suspects.set(uid, { tries, ...missed });
    this.worksSince = false;
  }

  /** Those that failed often enough to be set aside. */
  guilty(): UnreadMail[] {
    const { uidValidity } = this.#begin();
    return [...this.suspects]
      .filter(([, { tries }]) => tries >= 2)
      .map(([uid, { why, words }]) => ({ folder: this.key, uidValidity, uid, why, words }));
  }

  /** Behind everything that is settled, as far as nothing before it is open. */
  cursor(): FolderCursor {
    const begin = this.#begin();
    const open = this.#fresh.find((uid) => !this.#settled.has(uid));
    const lastUid = open === undefined ? (this.#fresh.at(-1) ?? begin.lastUid) : open - 1;
    return { ...begin, lastUid: Math.max(begin.lastUid, lastUid) };
  }

  #begin(): FolderCursor {
    if (this.#begun === null) throw new Error(`${this.key} was not opened.`);
    return this.#begun;
  }
}
