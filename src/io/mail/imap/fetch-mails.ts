import type { FetchMessageObject, ImapFlow } from "imapflow";
import type { FetchedMail } from "../../../core/mailbox/mail-port.ts";
import { parseInboundEmail } from "../parse/parse-mail.ts";
import { isRefusal } from "../server-words.ts";
import { watchSilence } from "./watch-silence.ts";

/**
 * The part of one mail that is read: its header, its words and, in a delivery report, the status. The rest is attachments, which no
 * reply, bounce or opt-out needs.
 */
const BYTES_PER_MAIL = 256 * 1024;

export type Fetched = {
  /** In the order of their UIDs. */
  had: FetchedMail[];
  /** Those whose content came, `had` or written by ourselves. */
  came: number[];
  missing: number[];
  /** The server's answer when it was a failure. null: it said that this was all. */
  error: unknown;
  /** Whether the connection cannot be used any more. */
  broke: boolean;
};

/** Fetches mails of the open folder. The server's failures are results. */
export async function fetchMails(
  client: ImapFlow,
  folder: string,
  uids: number[],
  silenceMs: number,
): Promise<Fetched> {
  const rows = new Map<number, FetchMessageObject>();
  let error: unknown = null;
  try {
    await watchSilence(client, silenceMs, () => collect(client, uids, rows));
  } catch (met) {
    error = met;
  }
  const broke = error !== null && !isRefusal(error);
  if (broke) client.close();
  const came = uids.filter((uid) => rows.has(uid));
  const had: FetchedMail[] = [];
  for (const uid of came) {
    const row = rows.get(uid);
    if (!row?.source || isOurs(row.labels)) continue;
    const mail = await parseInboundEmail(row.source);
    had.push({ folder, uid, internalDate: dateOf(row), mail });
  }
  return { had, came, missing: uids.filter((uid) => !rows.has(uid)), error, broke };
}

async function collect(client: ImapFlow, uids: number[], rows: Map<number, FetchMessageObject>) {
  const query = {
    uid: true,
    internalDate: true,
    source: { maxLength: BYTES_PER_MAIL },
    labels: isGmail(client),
  };
  for await (const row of client.fetch(uids, query, { uid: true })) {
    // A row without content is a change of flags that the server mentions, or a mail that it does not hand out.
    if (row.source) rows.set(row.uid, row);
  }
}

export const isGmail = ({ capabilities }: ImapFlow) => capabilities.has("X-GM-EXT-1");

/** Gmail's All Mail holds what the owner sent and drafted too. A note to oneself is also in the inbox. */
function isOurs(labels: Set<string> | undefined): boolean {
  const has = (label: string) => labels?.has(label) === true;
  return (has("\\Sent") || has("\\Draft") || has("\\Drafts")) && !has("\\Inbox");
}

function dateOf({ internalDate }: FetchMessageObject): Date {
  const at = new Date(internalDate ?? 0);
  return Number.isNaN(at.getTime()) ? new Date(0) : at;
}

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
