import type { FetchMessageObject, ImapFlow } from "imapflow";
import type { MailboxAccess, MailPort } from "../../../core/mailbox/mail-port.ts";
import { type ImapLimits, withImap } from "./imap-session.ts";
import { searchUids } from "./search-uids.ts";

/** Ids of one search: a command line of a few kilobytes, which every server takes. */
const IDS_PER_SEARCH = 20;
/** The number of newest mails that are checked one by one when the search has not found everything. */
const NEWEST = 500;

/** Outlook and Exchange give a mail that passes their SMTP a Message-ID of their own and keep ours in the second header. */
const ID_HEADERS = ["Message-ID", "X-Microsoft-Original-Message-ID"];

/** Finds these Message-IDs in the Sent folder. "Not found" needs an answer of the server to every question. */
export async function findSent(
  access: MailboxAccess,
  limits: ImapLimits,
  signal: AbortSignal,
  sentFolder: string,
  messageIds: string[],
): ReturnType<MailPort["findSent"]> {
  if (messageIds.length === 0) return { kind: "looked", found: new Set() };
  try {
    const found = await withImap(access, limits, signal, (client) => lookIn(client, sentFolder, messageIds));
    return { kind: "looked", found };
  } catch (error) {
    return { kind: "failed", error };
  }
}

async function lookIn(client: ImapFlow, sentFolder: string, messageIds: string[]): Promise<Set<string>> {
  const { exists } = await client.mailboxOpen(sentFolder, { readOnly: true });
  const found = new Set<string>();
  const missing = () => messageIds.filter((id) => !found.has(id));
  if (exists === 0) return found;

  for (let i = 0; i < messageIds.length; i += IDS_PER_SEARCH) {
    const asked = messageIds.slice(i, i + IDS_PER_SEARCH);
    const uids = await searchUids(client, {
      or: asked.map((id) => ({ header: { "message-id": `<${id}>` } })),
    });
    if (uids.length === 0) continue;
    for await (const mail of client.fetch(uids, { headers: ID_HEADERS }, { uid: true }))
      keepIds(mail, missing(), found);
  }

  // A search index may lag behind, and may not know the second header, so missing ids are compared one by one.
  if (missing().length > 0) {
    const newest = `${Math.max(1, exists - NEWEST + 1)}:*`;
    for await (const mail of client.fetch(newest, { headers: ID_HEADERS })) keepIds(mail, missing(), found);
  }
  return found;
}

function keepIds(mail: FetchMessageObject, wanted: string[], found: Set<string>): void {
  const headers = mail.headers?.toString("latin1") ?? "";
  for (const id of wanted) if (headers.includes(`<${id}>`)) found.add(id);
}
