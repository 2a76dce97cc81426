import type { FetchMessageObject, ImapFlow } from "imapflow";
import type {
  FetchedMail,
  FolderCursor,
  MailboxAccess,
  MailPort,
  ReadResult,
} from "../../core/mailbox/mail-port.ts";
import { type FolderState, foldersToRead } from "./folders-to-read.ts";
import { type ImapLimits, withImap } from "./imap-session.ts";
import { parseInboundEmail } from "./parse-mail.ts";
import { searchUids } from "./search-uids.ts";

/** Mails that are held in memory at once. */
const BATCH = 20;
/**
 * The bytes of one mail that are read: its header, its words and, in a delivery report, the status. What is cut off are
 * attachments, which no reply, bounce or opt-out needs.
 */
const BYTES_PER_MAIL = 256 * 1024;
/** SEARCH SINCE compares whole days in a time zone of the server's choice (RFC 3501 §6.4.4). */
const DAY_MS = 24 * 60 * 60 * 1000;

type Options = Parameters<MailPort["read"]>[1];
type Apply = Parameters<MailPort["read"]>[2];

/** Reads what is new, folder by folder. What `apply` throws passes through; what the provider does is a result. */
export async function readMailbox(
  access: MailboxAccess,
  limits: ImapLimits,
  signal: AbortSignal,
  { folders, cursors, since }: Options,
  apply: Apply,
): Promise<ReadResult> {
  let ours: { error: unknown } | null = null;
  const applying: Apply = async (batch, cursor) => {
    try {
      await apply(batch, cursor);
    } catch (error) {
      ours = { error };
      throw error;
    }
  };

  const known = new Map(cursors.map((cursor) => [cursor.path, cursor]));
  try {
    const read = await withImap(access, limits, signal, async (client) => {
      const listed = await client.list({ statusQuery: { messages: true, uidNext: true, uidValidity: true } });
      const reached: FolderCursor[] = [];
      for (const folder of foldersToRead(listed, folders, { isGmail: isGmail(client) })) {
        const cursor = await readFolder(client, folder, known.get(folder.path), since, applying);
        if (cursor) reached.push(cursor);
      }
      return reached;
    });
    return { kind: "read", cursors: read };
  } catch (error) {
    if (ours) throw (ours as { error: unknown }).error;
    return { kind: "failed", error };
  }
}

/** @returns where reading stopped; null for a folder that may not be opened */
async function readFolder(
  client: ImapFlow,
  folder: FolderState,
  stored: FolderCursor | undefined,
  since: Date,
  apply: Apply,
): Promise<FolderCursor | null> {
  if (stored && folder.uidValidity === stored.uidValidity && folder.uidNext === stored.lastUid + 1)
    return stored;

  const opened = await open(client, folder.path);
  if (!opened) return null;
  const known = stored?.uidValidity === opened.uidValidity ? stored : undefined;
  const cursor = (lastUid: number) => ({ path: folder.path, uidValidity: opened.uidValidity, lastUid });

  let lastUid = known?.lastUid ?? 0;
  // "n:*" always names the last mail too, even when its UID is below n (RFC 3501 §6.4.8).
  const uids = await searchUids(
    client,
    known ? { uid: `${lastUid + 1}:*` } : { since: new Date(+since - DAY_MS) },
  );
  const fresh = uids.filter((uid) => uid > lastUid);
  for (let i = 0; i < fresh.length; i += BATCH) {
    const wanted = fresh.slice(i, i + BATCH);
    const batch = await fetchBatch(client, folder.path, wanted);
    lastUid = wanted.at(-1) ?? lastUid;
    await apply(batch, cursor(lastUid));
  }

  const end = cursor(Math.max(lastUid, opened.uidNext - 1));
  if (end.lastUid > lastUid || (!known && fresh.length === 0)) await apply([], end);
  return end;
}

async function open(client: ImapFlow, path: string) {
  try {
    return await client.mailboxOpen(path, { readOnly: true });
  } catch (error) {
    // A shared folder without rights, or one that has just gone, must not keep the others from being read.
    const refused = (error as { responseStatus?: unknown }).responseStatus === "NO";
    if (refused && path.toUpperCase() !== "INBOX") return null;
    throw error;
  }
}

async function fetchBatch(client: ImapFlow, folder: string, uids: number[]): Promise<FetchedMail[]> {
  const query = {
    uid: true,
    internalDate: true,
    source: { maxLength: BYTES_PER_MAIL },
    labels: isGmail(client),
  };
  const fetched: FetchMessageObject[] = [];
  for await (const message of client.fetch(uids, query, { uid: true })) fetched.push(message);

  const batch: FetchedMail[] = [];
  for (const { uid, internalDate, source, labels } of fetched.toSorted((a, b) => a.uid - b.uid)) {
    if (!source || isOurs(labels)) continue; // no source: deleted since the search
    const mail = await parseInboundEmail(source);
    batch.push({ folder, uid, internalDate: new Date(internalDate ?? 0), mail });
  }
  return batch;
}

const isGmail = ({ capabilities }: ImapFlow) => capabilities.has("X-GM-EXT-1");

/** Gmail's All Mail holds what the owner sent and drafted too. A note to oneself is also in the inbox. */
function isOurs(labels: Set<string> | undefined): boolean {
  const has = (label: string) => labels?.has(label) === true;
  return (has("\\Sent") || has("\\Draft") || has("\\Drafts")) && !has("\\Inbox");
}
