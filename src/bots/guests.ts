import type { ChatWords } from "../core/chat/chat-platform.ts";
import type { Context } from "../core/context.ts";
import type { Member } from "../core/workspace/member.ts";
import type { Command } from "./command/parse-command.ts";
import { sayMailbox } from "./command/say-mailbox.ts";
import { type Reply, reply } from "./reply.ts";

/** Whether this mailbox is a guest's own. null: the subject belongs to no single person. */
export async function isGuestsOwn(
  { store }: Pick<Context, "store">,
  member: Member,
  mailboxId: string | null,
): Promise<boolean> {
  const entitled = mailboxId === null ? [] : await store.fixers.entitled(mailboxId);
  return entitled.some(({ id }) => id === member.id);
}

/** Whether a guest of the chat may ask this. Where it names a mailbox, it must be their own. */
export async function mayAskAsGuest(
  { store }: Pick<Context, "store">,
  member: Member,
  command: Command,
): Promise<boolean> {
  switch (command.name) {
    case "help":
    case "settings":
      return true;
    case "why":
    case "reconnect":
    case "drill": {
      const { rows } = await store.views.mailboxes.own(member.id, MOST_OWN);
      return rows.some(({ mailbox }) => mailbox.address === command.mailbox);
    }
    case "sign-in":
    case "mailboxes":
    case "status":
    case "campaigns":
    case "pause":
    case "resume":
      return false;
  }
}

/** Tells a guest of their own mailboxes, in place of anything else. */
export async function forGuests(
  { store }: Pick<Context, "store">,
  member: Member,
  { workspace: place }: ChatWords,
): Promise<Reply> {
  const [{ rows }, workspace] = await Promise.all([
    store.views.mailboxes.own(member.id, MOST_SHOWN),
    store.members.workspace(member.workspaceId),
  ]);
  const lost = rows.filter(({ disconnection }) => disconnection !== null);
  return reply(
    rows.length === 0
      ? `You are a guest in this ${place}, so Unpause shows you your own mailboxes here, and you have none. The web app shows you the rest.`
      : `You are a guest in this ${place}, so Unpause shows you your own mailboxes here. The web app shows you the rest.`,
    {
      items: rows.map((row) => ({
        title: row.mailbox.address,
        text: sayMailbox(row, workspace?.timeZone ?? "UTC"),
      })),
      actions: lost.slice(0, 5).map(({ mailbox: { address } }) => ({
        kind: "command",
        label: `Reconnect ${address}`,
        command: `reconnect ${address}`,
      })),
    },
  );
}

const MOST_SHOWN = 10;
const MOST_OWN = 1_000;
