import type { ImapFlow } from "imapflow";
import { watchSilence } from "./watch-silence.ts";

/** SEARCH SINCE compares whole days in a time zone of the server's choice (RFC 3501 §6.4.4). */
const DAY_MS = 24 * 60 * 60 * 1000;
/** The size of the column for a UIDVALIDITY. */
const VALIDITY_BITS = 63;

export type OpenFolder = {
  /** 0: the server names none. */
  uidValidity: bigint;
  /** null: the server does not say. */
  uidNext: number | null;
  exists: number;
};

/** Opens a folder for reading alone. @throws what the library met */
export async function openFolder(client: ImapFlow, path: string, silenceMs: number): Promise<OpenFolder> {
  const opened = await watchSilence(client, silenceMs, () => client.mailboxOpen(path, { readOnly: true }));
  // A missing field is undefined, in spite of the library's types.
  const { uidValidity, uidNext, exists }: Partial<typeof opened> = opened;
  return {
    uidValidity: BigInt.asUintN(VALIDITY_BITS, uidValidity ?? 0n),
    uidNext: uidNext || null,
    exists: exists ?? 0,
  };
}

/**
 * The UIDs of the open folder that are to be read, ascending.
 *
 * @param after - the last one that was read; null: none was, and those since the day before `since` are wanted
 * @throws what the library met
 */
export async function freshUids(client: ImapFlow, after: number | null, since: Date): Promise<number[]> {
  const from = new Date(since.getTime() - DAY_MS);
  const range = `${(after ?? 0) + 1}:*`;
  const found =
    (await client.search(after === null ? { since: from } : { uid: range }, { uid: true })) ||
    // The server refused to search.
    (await listed(client, range, after === null ? from : null));
  // "n:*" always names the last mail too, even when its UID is below n (RFC 3501 §6.4.8).
  return [...new Set(found)].filter((uid) => uid > (after ?? 0)).toSorted((a, b) => a - b);
}

async function listed(client: ImapFlow, range: string, from: Date | null): Promise<number[]> {
  const uids: number[] = [];
  for await (const row of client.fetch(range, { uid: true, internalDate: true }, { uid: true })) {
    const at = new Date(row.internalDate ?? Number.NaN).getTime();
    if (row.uid && (from === null || !(at < from.getTime()))) uids.push(row.uid);
  }
  return uids;
}
