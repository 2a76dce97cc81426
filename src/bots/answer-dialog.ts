import type { ChatPort } from "../core/chat/chat-port.ts";
import type { Context } from "../core/context.ts";
import type { Incident } from "../core/incident/incident-store.ts";
import { isId } from "../core/is-id.ts";
import type { Member } from "../core/workspace/member.ts";
import { openPart } from "./answer-press.ts";
import { submitGiveLeads } from "./dialog/give-leads.ts";
import { submitHandOver } from "./dialog/hand-over.ts";
import { mailboxesDialog } from "./dialog/mailboxes.ts";
import { submitNewOwner } from "./dialog/new-owner.ts";
import { submitReconnect } from "./dialog/reconnect.ts";
import { submitWhichMailbox } from "./dialog/which-mailbox.ts";
import { type Dialog, type DialogKind, type Filled, SEARCH } from "./dialog.ts";
import { notEntitled } from "./press/not-entitled.ts";
import { type Reply, reply } from "./reply.ts";

/** Does what a dialog was sent for, on the state of now. `member` belongs to the incident's workspace; their right is checked here. */
export async function answerDialog(
  ctx: Context,
  { platform }: Pick<ChatPort, "platform">,
  member: Member,
  incident: Incident,
  { kind, mailboxId, filled }: { kind: DialogKind; mailboxId: string | null; filled: Filled },
): Promise<Reply | Dialog> {
  if (kind === "mailboxes") return mailboxesDialog(ctx, incident, { page: 1, search: filled[SEARCH] ?? "" });
  const open = await openPart(ctx, incident);
  if (open.kind === "over") return open.reply;
  if ((await ctx.store.fixers.mayReconnect(member.id, incident.id, 1)).length === 0) {
    return notEntitled(ctx, incident, open, "look after");
  }
  switch (kind) {
    case "hand-over":
      return submitHandOver(ctx, member, incident, filled);
    case "give-leads":
      return submitGiveLeads(ctx, member, incident, filled);
    case "new-owner":
      return submitNewOwner(ctx, member, incident, filled);
    case "which-mailbox":
      return submitWhichMailbox(ctx, platform, member, incident, filled);
    case "reconnect": {
      const mailbox = mailboxId !== null && isId(mailboxId) ? await ctx.store.mailboxes.get(mailboxId) : null;
      return mailbox?.workspaceId === incident.workspaceId
        ? submitReconnect(ctx, platform, member, incident, mailbox, filled)
        : reply("The mailbox that this is about is no longer in Unpause. Nothing was changed.");
    }
  }
}
