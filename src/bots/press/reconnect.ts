import { reconnectDialog } from "../dialog/reconnect.ts";
import { MOST_CHOICES } from "../dialog/the-chosen.ts";
import { whichMailboxDialog } from "../dialog/which-mailbox.ts";
import { reply } from "../reply.ts";
import { notEntitled } from "./not-entitled.ts";
import { onOpen } from "./on-incident.ts";

/**
 * Gives an entitled member a window with their own link to the page where the mailbox is reconnected. Tells other members who may.
 * With several mailboxes it first asks which one.
 */
export const reconnect = onOpen(
  async (ctx, { chat, member, incident, open }) => {
    const mine = await ctx.store.fixers.mayReconnect(member.id, incident.id, MOST_CHOICES + 1);
    const [first, ...more] = mine;
    if (first === undefined) return notEntitled(ctx, incident, open, "reconnect");
    if (more.length > 0) return whichMailboxDialog(chat.words, incident, mine);
    const mailbox = await ctx.store.mailboxes.get(first.mailboxId);
    return mailbox === null
      ? reply("That has just been fixed; there is nothing left to do.")
      : reconnectDialog(ctx, chat.platform, member, incident, mailbox);
  },
  { forGuests: true, opens: true },
);
