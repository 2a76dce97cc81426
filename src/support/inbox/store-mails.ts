import { commit } from "../../core/commit.ts";
import { setAsideUntil } from "../../core/inbound/set-aside-until.ts";
import type { FetchedRaw, FolderCursor, UnreadMail } from "../../core/mailbox/mail-port.ts";
import type { Mailbox } from "../../core/mailbox/mailbox.ts";
import { hashOf, sealRaw } from "../raw/seal-raw.ts";
import type { SupportContext } from "../support-rooms.ts";

/** Where the mails lay, how far their folder is read with them, and which ones of it could not be had. */
type Found = { uidValidity: bigint; cursor: FolderCursor | null; unread: UnreadMail[] };

/**
 * Stores mails of a support inbox as they came, before anything is decided about them, and with them how far the folder is read.
 * The same place is stored once, and the same bytes too. Idempotent.
 *
 * @returns how many were not stored yet
 * @throws the system's error where the disk takes no more: the mails stay in the inbox, and the cursor before them
 */
export async function storeMails(
  ctx: SupportContext,
  mailbox: Mailbox,
  batch: FetchedRaw[],
  { uidValidity, cursor, unread }: Found,
): Promise<number> {
  const { id, workspaceId } = mailbox;
  const at = ctx.clock.now();
  const mails = batch.map((mail) => ({ ...mail, hash: hashOf(mail.raw) }));
  const hashes = [...new Set(mails.map(({ hash }) => hash))];
  const known = await ctx.store.rawMails.known(workspaceId, hashes);
  const fresh = hashes
    .filter((hash) => !known.has(hash))
    .flatMap((hash) => mails.find((mail) => mail.hash === hash) ?? [])
    .map(({ raw, hash, size }) => sealRaw(ctx.secrets, { workspaceId, raw, hash, size }));
  return commit(ctx, workspaceId, async (tx) => {
    if (fresh.length > 0) await tx.rawMails.add(workspaceId, fresh, at);
    const ids = await tx.rawMails.ids(workspaceId, hashes);
    const placed = mails.map(({ folder, kind, uid, internalDate, hash }) => {
      const rawId = ids.get(hash);
      // A purge may have taken it since we looked: the next reading brings it again.
      if (rawId === undefined) throw new Error(`The raw mail ${hash} is not there any more.`);
      return { folder, kind, uidValidity, uid, receivedAt: internalDate, rawId };
    });
    const added = placed.length === 0 ? 0 : await tx.supportMails.add(mailbox, placed, at);
    await tx.setAside.add(mailbox, unread, at, setAsideUntil(at));
    if (cursor !== null) await tx.readings.saveCursor(mailbox, cursor);
    if (added > 0) tx.wake("understand-mail", id);
    return added;
  });
}
