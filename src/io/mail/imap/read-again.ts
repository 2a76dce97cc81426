import type { ImapFlow } from "imapflow";
import type { MailAt, MailboxAccess, TriedMail } from "../../../core/mailbox/mail-port.ts";
import type { Folders } from "../../../core/mailbox/server.ts";
import { storableId } from "../../../core/storable.ts";
import { fetchMails, isGmail, isThere, PartsOfMail } from "./fetch-mails.ts";
import { type ImapLimits, withImap } from "./imap-session.ts";
import { openFolder } from "./open-folder.ts";
import type { CameIn } from "./read-folder.ts";
import type { Scope } from "./read-mailbox.ts";
import { whyMissing } from "./why-missing.ts";

/** Mails that are tried again, and where they are looked for. */
export type Again = { mails: MailAt[]; folders: Folders; scope: Scope };

/** Tries single mails again, each over a connection of its own: one of them may be what breaks it. */
export async function readAgain(
  access: MailboxAccess,
  limits: ImapLimits,
  signal: AbortSignal,
  { mails, ...where }: Again,
): Promise<TriedMail<CameIn>[]> {
  const tried: TriedMail<CameIn>[] = [];
  for (const mail of mails) tried.push(await tryMail(access, limits, signal, { mail, ...where }));
  return tried;
}

type One = Omit<Again, "mails"> & { mail: MailAt };

async function tryMail(
  access: MailboxAccess,
  limits: ImapLimits,
  signal: AbortSignal,
  one: One,
): Promise<TriedMail<CameIn>> {
  try {
    return await withImap(access, limits, signal, (client) => ask(client, one, limits.silenceMs));
  } catch {
    return { kind: "untried" };
  }
}

async function ask(
  client: ImapFlow,
  { mail, folders, scope }: One,
  silenceMs: number,
): Promise<TriedMail<CameIn>> {
  const listed = scope.folders(await client.list(), folders, { isGmail: isGmail(client) });
  const found = listed.find((each) => storableId(each.path) === mail.folder);
  if (found === undefined) return { kind: "gone" };
  const { uidValidity } = await openFolder(client, found.path, silenceMs);
  if (uidValidity !== mail.uidValidity) return { kind: "gone" };

  const { folder, uid } = mail;
  const asked = { folder, uids: [uid], taking: scope.taking, parts: new PartsOfMail() };
  const { had, came, error, broke } = await fetchMails(client, asked, silenceMs);
  if (had[0]) return { kind: "had", mail: { ...had[0], folder, kind: found.kind } };
  // A mail that came and is not had is none of those wanted.
  if (came.length > 0) return { kind: "gone" };
  if (!broke && !(await isThere(client, uid, silenceMs))) return { kind: "gone" };
  return { kind: "unread", unread: { ...mail, ...whyMissing(error, broke) } };
}
