import type { CommitContext } from "../../core/commit.ts";
import type { Context } from "../../core/context.ts";
import type { Incident } from "../../core/incident/incident-store.ts";
import type { Member } from "../../core/workspace/member.ts";
import { reconnectDialog } from "../dialog/reconnect.ts";
import { MOST_CHOICES } from "../dialog/the-chosen.ts";
import { whichMailboxDialog } from "../dialog/which-mailbox.ts";
import type { Dialog } from "../dialog.ts";
import { type Reply, reply } from "../reply.ts";
import { notEntitled, type Open } from "./not-entitled.ts";

type Ctx = CommitContext & Pick<Context, "publicUrl">;

/**
 * Gives who may a window with their own link to the page where the mailbox is reconnected, and tells everyone else who may. With
 * several mailboxes it asks first which one.
 */
export async function pressReconnect(
  ctx: Ctx,
  platform: string,
  member: Member,
  incident: Incident,
  open: Open,
): Promise<Reply | Dialog> {
  const mine = await ctx.store.fixers.mayReconnect(member.id, incident.id, MOST_CHOICES + 1);
  const [first, ...more] = mine;
  if (first === undefined) return notEntitled(ctx, incident, open, "reconnect");
  if (more.length > 0) return whichMailboxDialog(incident, mine);
  const mailbox = await ctx.store.mailboxes.get(first.mailboxId);
  return mailbox === null
    ? reply("That has just been fixed; there is nothing left to do.")
    : reconnectDialog(ctx, platform, member, incident, mailbox);
}
