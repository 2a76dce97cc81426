import type { ListResponse } from "imapflow";
import type { Folders } from "../../core/mailbox/mail-port.ts";

export type FolderState = { path: string; uidValidity?: bigint | undefined; uidNext?: number | undefined };

/** Nothing can be opened there (RFC 3501 §7.2.2, RFC 5258 §3). */
const closed = ["\\noselect", "\\nonexistent"];
/** What we wrote ourselves, and views that repeat the mails of other folders (RFC 6154, RFC 8457). */
const ownOrRepeated = ["\\sent", "\\drafts", "\\all", "\\flagged", "\\important"];

/**
 * Every folder in which a mail for us can lie: a filter may have moved it anywhere, Trash included. The inbox first.
 *
 * @param chosen - the special folders that were found or set by hand when the mailbox was connected
 */
export function foldersToRead(listed: readonly ListResponse[], chosen: Folders): FolderState[] {
  const skipped = new Set([chosen.sent, chosen.drafts, chosen.all]);
  return listed
    .filter(({ path, flags, specialUse = "" }) => {
      const marks = [...flags, specialUse].map((mark) => mark.toLowerCase());
      return (
        !skipped.has(path) && !marks.some((mark) => closed.includes(mark) || ownOrRepeated.includes(mark))
      );
    })
    .map(({ path, status }) => ({ path, uidValidity: status?.uidValidity, uidNext: status?.uidNext }))
    .toSorted((a, b) => Number(isInbox(b)) - Number(isInbox(a)));
}

const isInbox = ({ path }: FolderState) => path.toUpperCase() === "INBOX";
