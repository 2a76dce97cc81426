import { storeMails } from "../../../src/support/inbox/store-mails.ts";
import { understandMail } from "../../../src/support/intake/understand-mail.ts";
import { addInbox } from "../../support/inbox/an-inbox.ts";
import type { Site } from "../site.ts";

/** Makes a support inbox of the site's workspace, and takes a mail there. @returns its message, with the page of its mail */
export async function takeMail(site: Site, raw: Buffer, kind: "inbox" | "spam" = "inbox") {
  const { ctx, prisma, workspaceId, clock } = site;
  const inboxId = await addInbox(site, {
    address: `support@${workspaceId}.test`,
    password: "a secret of it",
  });
  const inbox = await ctx.store.mailboxes.get(inboxId);
  if (inbox === null) throw new Error("There is no inbox.");
  const mail = { folder: kind, kind, uid: 1, internalDate: clock.time, raw, size: raw.length };
  await storeMails(ctx, inbox, [mail], { uidValidity: 1n, cursor: null, unread: [] });
  await understandMail(ctx, inboxId);
  const message = await prisma.ticketMessage.findFirstOrThrow({
    where: { workspaceId },
    include: { ticket: true, attachments: { orderBy: { place: "asc" } } },
  });
  return { message, path: `/tickets/${message.ticket.number}/messages/${message.id}` };
}
