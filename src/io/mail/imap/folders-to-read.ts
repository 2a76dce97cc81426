import type { ListResponse } from "imapflow";
import type { Folders } from "../../../core/mailbox/server.ts";

export type FolderState = { path: string; uidValidity?: bigint | undefined; uidNext?: number | undefined };

/** Nothing can be opened there (RFC 3501 §7.2.2, RFC 5258 §3). */
const closed = ["\\noselect", "\\nonexistent"];
/** Our own mails, and views that repeat the mails of other folders (RFC 6154, RFC 8457). */
const ownOrRepeated = ["\\sent", "\\drafts", "\\all", "\\flagged", "\\important"];

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
    .map(({ path, status }) => ({ path, uidValidity: status?.uidValidity, uidNext: status?.uidNext }))
    .toSorted((a, b) => Number(isInbox(b)) - Number(isInbox(a)));
}

function hasMark({ flags, specialUse = "" }: ListResponse, marks: readonly string[]): boolean {
  return [...flags, specialUse].some((mark) => marks.includes(mark.toLowerCase()));
}

const isInbox = ({ path }: FolderState) => path.toUpperCase() === "INBOX";
