import type { ChatPort } from "../../core/alert/chat-port.ts";
import type { Press } from "../../core/alert/message-view.ts";
import type { Context } from "../../core/context.ts";
import type { Member } from "../../core/workspace/member.ts";
import { answerPress } from "../answer-press.ts";
import type { Dialog } from "../dialog.ts";
import { type Reply, reply } from "../reply.ts";
import { closest } from "./closest.ts";

/** What a button of the mailbox's alert does, by name of the mailbox. */
export async function ofMailbox(
  ctx: Context,
  chat: Pick<ChatPort, "platform" | "person">,
  member: Member,
  press: Extract<Press, "why" | "reconnect">,
  address: string,
): Promise<Reply | Dialog> {
  const { store } = ctx;
  const mailbox = await store.mailboxes.byAddress(member.workspaceId, address);
  if (mailbox === null) return noSuchMailbox(ctx, member, press, address);
  const incident = await store.incidents.openOf(mailbox.id);
  if (incident === null) {
    return reply(
      mailbox.state.kind === "held"
        ? `${mailbox.address} waits for a moment and is tried again by itself. There is nothing to do.`
        : `${mailbox.address} works. There is nothing to reconnect.`,
    );
  }
  return answerPress(ctx, chat, member, press, incident);
}

export async function noSuchMailbox(
  { store }: Pick<Context, "store">,
  { workspaceId }: Member,
  verb: string,
  address: string,
): Promise<Reply> {
  const all = await store.mailboxes.list(workspaceId);
  const meant = closest(
    address,
    all.map((mailbox) => mailbox.address),
  );
  return reply(`There is no mailbox “${address}” here.${meant === null ? "" : ` Did you mean ${meant}?`}`, {
    actions:
      meant === null
        ? [{ kind: "command", label: "Mailboxes", command: "mailboxes" }]
        : [{ kind: "command", label: `Yes, ${meant}`, command: `${verb} ${meant}` }],
  });
}
