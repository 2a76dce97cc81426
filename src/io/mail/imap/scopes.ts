import type { FetchedMail, FetchedRaw } from "../../../core/mailbox/mail-port.ts";
import { parseInboundEmail } from "../parse/parse-mail.ts";
import { foldersToRead, foldersToTake } from "./folders-to-read.ts";
import type { CameIn } from "./read-folder.ts";
import type { Scope } from "./read-mailbox.ts";
import { takeStarts } from "./take-starts.ts";
import { takeWhole } from "./take-whole.ts";

/** A mailbox of campaigns is read for answers, bounces and opt-outs. */
export const answers: Scope = { folders: foldersToRead, taking: takeStarts };

/** A support inbox is read for every mail, whole. */
export const letters: Scope = { folders: foldersToTake, taking: takeWhole };

export async function parsed({ folder, uid, internalDate, raw }: CameIn): Promise<FetchedMail> {
  return { folder, uid, internalDate, mail: await parseInboundEmail(raw) };
}

/** At Gmail labels say what a mail in All Mail is. */
export function rawOf({ folder, kind, uid, internalDate, raw, size, labels }: CameIn): FetchedRaw {
  const labelled = labels.has("\\Inbox") ? "inbox" : labels.has("\\Sent") ? "sent" : kind;
  return { folder, kind: labelled, uid, internalDate, raw, size };
}
