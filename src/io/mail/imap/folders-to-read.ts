import type { ListResponse } from "imapflow";
import type { FolderKind } from "../../../core/mailbox/mail-port.ts";
import type { Folders } from "../../../core/mailbox/server.ts";

export type FolderState = {
  path: string;
  kind: FolderKind;
  uidValidity?: bigint | undefined;
  uidNext?: number | undefined;
};

/** Nothing can be opened there (RFC 3501 §7.2.2, RFC 5258 §3). */
const closed = ["\\noselect", "\\nonexistent"];
/** Our own mails, and views that repeat the mails of other folders (RFC 6154, RFC 8457). */
const ownOrRepeated = ["\\sent", "\\drafts", "\\all", "\\flagged", "\\important"];
const unfitOrRepeated = ["\\trash", "\\drafts", "\\all", "\\flagged", "\\important"];

/**
 * Every folder that may hold a mail for us, the inbox first. A filter may have moved it anywhere, Trash included.
 *
 * @param chosen - the special folders that were found or set by hand when the mailbox was connected
 * @param isGmail - labels are folders there, and an archived mail has no label. It is in All Mail alone, which holds everything but
 * Spam and Trash (https://developers.google.com/workspace/gmail/imap/imap-extensions)
 */
export function foldersToRead(
  listed: readonly ListResponse[],
  chosen: Folders,
  { isGmail }: { isGmail: boolean },
): FolderState[] {
  const openable = listed.filter((folder) => !hasMark(folder, closed));
  const whole = isGmail ? openable.filter((folder) => hasMark(folder, ["\\all"])) : [];
  const apart = openable.filter((folder) => hasMark(folder, ["\\junk", "\\trash"]));

  const skipped = new Set([chosen.sent, chosen.drafts, chosen.all]);
  const each = openable.filter((folder) => !skipped.has(folder.path) && !hasMark(folder, ownOrRepeated));
  return (whole.length > 0 ? [...whole, ...apart] : each)
    .map((folder) => stateOf(folder, chosen))
    .toSorted((a, b) => Number(isInbox(b)) - Number(isInbox(a)));
}

/**
 * The folders of a support inbox: what customers wrote, wherever a filter put it, and what was answered. Drafts are nobody's word
 * yet, and trash was thrown away. At Gmail All Mail holds all but spam and trash.
 */
export function foldersToTake(
  listed: readonly ListResponse[],
  chosen: Folders,
  { isGmail }: { isGmail: boolean },
): FolderState[] {
  const openable = listed.filter((folder) => !hasMark(folder, closed));
  const whole = isGmail ? openable.filter((folder) => hasMark(folder, ["\\all"])) : [];
  const spam = openable.filter((folder) => kindOf(folder, chosen) === "spam");

  const skipped = new Set([chosen.drafts, chosen.trash, chosen.all]);
  const each = openable.filter((folder) => !skipped.has(folder.path) && !hasMark(folder, unfitOrRepeated));
  const order: readonly FolderKind[] = ["inbox", "sent", "spam", "other"];
  return (whole.length > 0 ? [...whole, ...spam] : each)
    .map((folder) => stateOf(folder, chosen))
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

function stateOf(folder: ListResponse, chosen: Folders): FolderState {
  const { path, status } = folder;
  return { path, kind: kindOf(folder, chosen), uidValidity: status?.uidValidity, uidNext: status?.uidNext };
}

function kindOf(folder: ListResponse, chosen: Folders): FolderKind {
  if (isInbox(folder)) return "inbox";
  if (folder.path === chosen.sent || hasMark(folder, ["\\sent"])) return "sent";
  return folder.path === chosen.junk || hasMark(folder, ["\\junk"]) ? "spam" : "other";
}

function hasMark({ flags, specialUse = "" }: ListResponse, marks: readonly string[]): boolean {
  return [...flags, specialUse].some((mark) => marks.includes(mark.toLowerCase()));
}

const isInbox = ({ path }: { path: string }) => path.toUpperCase() === "INBOX";
