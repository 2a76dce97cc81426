import type { Context } from "../core/context.ts";
import type { Member } from "../core/workspace/member.ts";
import type { Command } from "./command/parse-command.ts";
import { sayMailbox } from "./command/say-mailbox.ts";
import type { DialogKind } from "./dialog.ts";
import type { Press } from "./presses.ts";
import { type Reply, reply } from "./reply.ts";

/** What a guest may press in an alert about a mailbox of theirs: nothing that shows or names what others have. */
const PRESSES: readonly Press[] = [
  "reconnect",
  "why",
  "take",
  "let-go",
  "snooze",
  "snooze-day",
  "check",
  "not-mine",
];

export const mayPressAsGuest = (press: Press) => PRESSES.includes(press);

/** Whether a guest may press something about this mailbox outside an alert. null: it is about what is nobody's own. */
export async function isGuestsOwn(
  { store }: Pick<Context, "store">,
  member: Member,
  mailboxId: string | null,
): Promise<boolean> {
  const entitled = mailboxId === null ? [] : await store.fixers.entitled(mailboxId);
  return entitled.some(({ id }) => id === member.id);
}

/** The windows in which a guest may fill something in. */
export const mayFillInAsGuest = (kind: DialogKind) => kind === "reconnect" || kind === "which-mailbox";

/** Whether somebody who is only a guest in the chat may ask this; where it names a mailbox, of their own alone. */
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

/** What a guest is told in place of anything else: their own mailboxes. */
export async function forGuests({ store }: Pick<Context, "store">, member: Member): Promise<Reply> {
  const [{ rows }, workspace] = await Promise.all([
    store.views.mailboxes.own(member.id, MOST_SHOWN),
    store.members.workspace(member.workspaceId),
  ]);
  const lost = rows.filter(({ disconnection }) => disconnection !== null);
  return reply(
    rows.length === 0
      ? "You are a guest in this Slack, so Unpause shows you your own mailboxes here, and you have none. The web app shows you the rest."
      : "You are a guest in this Slack, so Unpause shows you your own mailboxes here. The web app shows you the rest.",
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
