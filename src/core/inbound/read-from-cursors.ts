import type { Context } from "../context.ts";
import { diagnose } from "../diagnosis/diagnose.ts";
import type { FolderCursor, ReadOptions, ReadResult, UnreadFolder } from "../mailbox/mail-port.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";

export type ReadFolders =
  /** `unread`: folders that could not be read. */
  { kind: "read"; unread: UnreadFolder[] } | { kind: "failed"; error: unknown; signedIn: boolean };

/**
 * Reads a mailbox from where its last reading stopped, and keeps where this one does. A failure is the caller's to judge.
 *
 * @param since - where a folder that was never read begins
 * @param read - gets what to read, and tells of each cursor that it has stored
 */
export async function readFromCursors(
  { store, clock }: Pick<Context, "store" | "clock">,
  mailbox: Mailbox,
  since: Date,
  read: (options: ReadOptions, stored: (cursor: FolderCursor) => void) => Promise<ReadResult>,
): Promise<ReadFolders> {
  const { readings } = store;
  const [cursors, troubles] = await Promise.all([
    readings.cursors(mailbox.id),
    readings.troubles(mailbox.id),
  ]);
  const stored = new Map(cursors.map((cursor) => [cursor.path, cursor]));
  const options = { folders: mailbox.folders, cursors, since, troubled: troubles.map(({ path }) => path) };
  const result = await read(options, (cursor) => void stored.set(cursor.path, cursor));
  if (result.kind === "failed") return result;
  // A folder without new mail had no batch. The end of its first reading must be kept all the same.
  for (const cursor of result.cursors.filter((each) => !isSame(each, stored.get(each.path)))) {
    await readings.saveCursor(mailbox, cursor);
  }
  const at = clock.now();
  const unread = result.unread.map(({ path, error }) => ({ path, words: lineOf(mailbox, error) }));
  await readings.saveTroubles(mailbox, unread, at);
  if (!result.unread.some(isInbox)) await readings.done(mailbox.id, at);
  return { kind: "read", unread: result.unread };
}

export const isInbox = ({ path }: UnreadFolder) => path.toUpperCase() === "INBOX";

export const diagnosisOf = ({ provider, signIn: credential }: Mailbox, error: unknown) =>
  diagnose({ provider, credential, protocol: "imap", error });

/** The server's own line. */
export const lineOf = (mailbox: Mailbox, error: unknown): string =>
  diagnosisOf(mailbox, error).evidence[0]?.line ?? "";

const isSame = (cursor: FolderCursor, stored: FolderCursor | undefined) =>
  stored?.uidValidity === cursor.uidValidity && stored.lastUid === cursor.lastUid;
