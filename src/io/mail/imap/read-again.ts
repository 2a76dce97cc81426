import type { ImapFlow } from "imapflow";
import type { MailAt, MailboxAccess, TriedMail } from "../../../core/mailbox/mail-port.ts";
import { storableId } from "../../../core/storable.ts";
import { fetchMails, isThere } from "./fetch-mails.ts";
import { type ImapLimits, withImap } from "./imap-session.ts";
import { openFolder } from "./open-folder.ts";
import { whyMissing } from "./why-missing.ts";

/** Tries single mails again, each over a connection of its own: one of them may be what breaks it. */
export async function readAgain(
  access: MailboxAccess,
  limits: ImapLimits,
  signal: AbortSignal,
  mails: MailAt[],
): Promise<TriedMail[]> {
  const tried: TriedMail[] = [];
  for (const mail of mails) tried.push(await tryMail(access, limits, signal, mail));
  return tried;
}

async function tryMail(
  access: MailboxAccess,
  limits: ImapLimits,
  signal: AbortSignal,
  mail: MailAt,
): Promise<TriedMail> {
  try {
    return await withImap(access, limits, signal, (client) => ask(client, mail, limits.silenceMs));
  } catch {
    return { kind: "untried" };
  }
}

async function ask(client: ImapFlow, mail: MailAt, silenceMs: number): Promise<TriedMail> {
  const listed = await client.list();
  const path = listed.find((each) => storableId(each.path) === mail.folder)?.path;
  if (path === undefined) return { kind: "gone" };
  const { uidValidity } = await openFolder(client, path, silenceMs);
  if (uidValidity !== mail.uidValidity) return { kind: "gone" };

  const { had, came, error, broke } = await fetchMails(client, mail.folder, [mail.uid], silenceMs);
  if (had[0]) return { kind: "had", mail: had[0] };
  // We wrote the mails that came and are not returned.
  if (came.length > 0) return { kind: "gone" };
  if (!broke && !(await isThere(client, mail.uid, silenceMs))) return { kind: "gone" };
  return { kind: "unread", unread: { ...mail, ...whyMissing(error, broke) } };
}
