import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { simpleParser } from "mailparser";

/** A message as it lies in a mailbox, read from the disk and not through any server. */
export type StoredMessage = {
  /** The address it was delivered to; null for what a client appended itself. */
  deliveredTo: string | null;
  from: string;
  to: string[];
  subject: string;
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
  text: string;
  html: string | null;
  /** Every header with its unfolded value, by lower-case name; of repeated ones the topmost. */
  headers: ReadonlyMap<string, string>;
  raw: Buffer;
};

/** @returns the messages of a Maildir in the order of their arrival; none where there is no such folder */
export async function readMaildir(folder: string): Promise<StoredMessage[]> {
  const files = [...(await filesIn(join(folder, "new"))), ...(await filesIn(join(folder, "cur")))];
  files.sort((a, b) => a.arrived - b.arrived);
  return Promise.all(files.map(async ({ path }) => parse(await readFile(path))));
}

async function filesIn(folder: string): Promise<{ path: string; arrived: number }[]> {
  const names = await readdir(folder).catch(() => []);
  return names.map((name) => ({ path: join(folder, name), arrived: arrivedAt(name) }));
}

/** Both Postfix and Dovecot begin a name with the second and have the microsecond after an M. */
function arrivedAt(name: string): number {
  const [second = "0", rest = ""] = name.split(".", 2);
  return Number(second) * 1e6 + Number(/M(\d+)/.exec(rest)?.[1] ?? 0);
}

async function parse(raw: Buffer): Promise<StoredMessage> {
  const mail = await simpleParser(raw, { skipTextToHtml: true, skipHtmlToText: true });
  const headers = new Map<string, string>();
  for (const { key, line } of mail.headerLines) {
    const value = line
      .slice(line.indexOf(":") + 1)
      .replaceAll(/\r?\n(?=[ \t])/g, "")
      .trim();
    if (!headers.has(key)) headers.set(key, value);
  }
  return {
    deliveredTo: headers.get("delivered-to") ?? null,
    from: mail.from?.value[0]?.address ?? "",
    to: [mail.to ?? []].flat().flatMap((list) => list.value.map(({ address }) => address ?? "")),
    subject: mail.subject ?? "",
    messageId: mail.messageId ?? null,
    inReplyTo: mail.inReplyTo ?? null,
    references: [mail.references ?? []].flat(),
    text: mail.text ?? "",
    html: mail.html || null,
    headers,
    raw,
  };
}
