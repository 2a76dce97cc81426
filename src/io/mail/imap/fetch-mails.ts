import type { FetchMessageObject, ImapFlow } from "imapflow";
import { isRefusal } from "../server-words.ts";
import { watchSilence } from "./watch-silence.ts";

/** How mails are had: what of each, and how many at once. */
export type Taking = {
  /** Of how many mails the server is asked at most in one command. */
  batch: number;
  /** Of these mails, those that are asked for next, and what of each. */
  plan(client: ImapFlow, uids: number[]): Promise<Planned[]>;
  /** Whether a mail that came is none of those wanted. */
  skips(came: Came): boolean;
  /** Whether a folder that is read for the first time begins at the moment itself: a server's search knows only days. */
  onlySince: boolean;
  /** How a mail is asked for that is larger than the server said; null: no more of it is wanted. */
  larger(uid: number): Planned | null;
};

/** The bytes of one mail that are asked for. */
export type Planned = {
  uid: number;
  /** Bytes that come in the first command. */
  first: number;
  /** Bytes that are wanted of it; what is beyond `first` comes in parts of that size. */
  most: number;
  /** Of the whole mail, as the server says; null: it does not, or was not asked. */
  size: number | null;
};

/** A mail as its bytes came. */
export type Came = {
  uid: number;
  internalDate: Date;
  raw: Buffer;
  size: number;
  labels: ReadonlySet<string>;
};

export type Fetched = {
  /** In the order of their UIDs. */
  had: Came[];
  /** Those whose content came, `had` or not wanted. */
  came: number[];
  missing: number[];
  /** The server's answer when it was a failure. null: it said that this was all. */
  error: unknown;
  /** Whether the connection cannot be used any more. */
  broke: boolean;
  /** Whether more of a large mail came than before. */
  gotFurther: boolean;
};

/** The part of a large mail that came so far, over all connections that it takes. */
export class PartsOfMail {
  #of: string | null = null;
  #parts: Buffer[] = [];

  of(folder: string, uid: number): Buffer[] {
    const key = `${uid} ${folder}`;
    if (this.#of !== key) this.#parts = [];
    this.#of = key;
    return this.#parts;
  }

  forget(): void {
    this.#of = null;
    this.#parts = [];
  }
}

/** Fetches mails of the open folder, or some of them: the others are neither `came` nor `missing`. The server's failures are results. */
export async function fetchMails(
  client: ImapFlow,
  { folder, uids, taking, parts }: { folder: string; uids: number[]; taking: Taking; parts: PartsOfMail },
  silenceMs: number,
): Promise<Fetched> {
  const rows = new Map<number, Came>();
  let asked = uids.slice(0, 1);
  let error: unknown = null;
  let gotFurther = false;
  try {
    await watchSilence(client, silenceMs, async () => {
      const planned = await taking.plan(client, uids);
      asked = planned.map(({ uid }) => uid);
      const further = () => {
        gotFurther = true;
      };
      const inParts = planned.filter(({ most, first }) => most > first);
      const cut = await collect(
        client,
        planned.filter((each) => !inParts.includes(each)),
        rows,
      );
      const larger = cut.flatMap((uid) => taking.larger(uid) ?? []);
      for (const uid of larger.map((each) => each.uid)) rows.delete(uid);
      for (const large of [...inParts, ...larger]) {
        const came = await collectParts(client, large, parts.of(folder, large.uid), further);
        if (came) rows.set(large.uid, came);
        parts.forget();
      }
    });
  } catch (met) {
    error = met;
  }
  const broke = error !== null && !isRefusal(error);
  if (broke) client.close();
  const came = asked.filter((uid) => rows.has(uid));
  const had = came.flatMap((uid) => rows.get(uid) ?? []).filter((row) => !taking.skips(row));
  return { had, came, missing: asked.filter((uid) => !rows.has(uid)), error, broke, gotFurther };
}

/** @returns those that may be larger than what came */
async function collect(client: ImapFlow, planned: Planned[], rows: Map<number, Came>): Promise<number[]> {
  if (planned.length === 0) return [];
  const maxLength = Math.max(...planned.map(({ first }) => first));
  const uids = planned.map(({ uid }) => uid);
  const cut: number[] = [];
  for await (const row of client.fetch(uids, query(client, { maxLength }), { uid: true })) {
    // A row without content is an unasked change of flags, or a mail that the server does not hand out.
    if (!row.source) continue;
    rows.set(row.uid, cameOf(row, row.source, row.source.length));
    if (row.source.length >= maxLength) cut.push(row.uid);
  }
  return cut;
}

/** A server's own size may be wrong: a mail has ended where a part is shorter than was asked for. */
async function collectParts(
  client: ImapFlow,
  { uid, first, most, size }: Planned,
  parts: Buffer[],
  further: () => void,
): Promise<Came | null> {
  for (;;) {
    const start = parts.reduce((sum, part) => sum + part.length, 0);
    const maxLength = Math.min(first, most - start);
    const row = await client.fetchOne(`${uid}`, query(client, { start, maxLength }), { uid: true });
    if (!row || (!row.source && start === 0)) return null;
    // Beyond the end some servers answer NIL.
    const source = row.source ?? Buffer.alloc(0);
    if (source.length > 0) further();
    parts.push(source);
    const length = start + source.length;
    const isWhole = source.length < maxLength;
    if (isWhole || length >= most)
      return cameOf(row, Buffer.concat(parts), isWhole ? length : Math.max(size ?? 0, length + 1));
  }
}

const query = (client: ImapFlow, source: { start?: number; maxLength: number }) => ({
  uid: true,
  internalDate: true,
  source,
  labels: isGmail(client),
});

function cameOf({ uid, internalDate, labels }: FetchMessageObject, raw: Buffer, size: number): Came {
  const at = new Date(internalDate ?? 0);
  return {
    uid,
    internalDate: Number.isNaN(at.getTime()) ? new Date(0) : at,
    raw,
    size,
    labels: labels ?? new Set(),
  };
}

export const isGmail = ({ capabilities }: ImapFlow) => capabilities.has("X-GM-EXT-1");

/** @returns whether the server still has the mail in the open folder, though it does not hand it out */
export async function isThere(client: ImapFlow, uid: number, silenceMs: number): Promise<boolean> {
  return watchSilence(client, silenceMs, async () => {
    const found = await client.search({ uid: `${uid}` }, { uid: true });
    if (found) return found.includes(uid);
    // The folder cannot be searched. Only an answer that names other mails, or none, says that this one is gone.
    try {
      for await (const row of client.fetch(`${uid}`, { uid: true }, { uid: true }))
        if (row.uid === uid) return true;
      return false;
    } catch (error) {
      if (isRefusal(error)) return true;
      throw error;
    }
  });
}
