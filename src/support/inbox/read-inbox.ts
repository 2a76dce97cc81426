import { readConnected } from "../../core/inbound/read-connected.ts";
import { readFromCursors } from "../../core/inbound/read-from-cursors.ts";
import { trySetAside } from "../../core/inbound/try-set-aside.ts";
import type { SupportContext } from "../support-rooms.ts";
import { storeMails } from "./store-mails.ts";

/** Mails that came so long before the inbox was added are read too: they may still wait for an answer. */
const BEFORE_ADDED_MS = 24 * 60 * 60_000;

/** The job: stores what is new in a support inbox. Nothing is decided about it here. */
export async function readInbox(ctx: SupportContext, mailboxId: string): Promise<void> {
  const inbox = await ctx.store.supportInboxes.get(mailboxId);
  if (inbox === null) return;
  await readConnected(
    ctx,
    { mailboxId, purpose: "support" },
    async (mailbox, access) => {
      const added = new Date(inbox.createdAt.getTime() - BEFORE_ADDED_MS);
      const since = mailbox.readAt === null ? added : await ctx.store.inbound.readFrom(mailboxId);
      return readFromCursors(ctx, mailbox, since, (options, stored) =>
        ctx.mail.fetch(access, options, async (batch, cursor, unread) => {
          await storeMails(ctx, mailbox, batch, { uidValidity: cursor.uidValidity, cursor, unread });
          stored(cursor);
        }),
      );
    },
    (mailbox, access) =>
      trySetAside(ctx, mailbox, {
        ask: (mails) => ctx.mail.fetchAgain(access, mailbox.folders, mails),
        apply: (mail, { uidValidity }) =>
          storeMails(ctx, mailbox, [mail], { uidValidity, cursor: null, unread: [] }),
      }),
  );
}
