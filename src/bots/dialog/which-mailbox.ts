import { aboutIncident } from "../../core/alert/alert-store.ts";
import type { ChatWords } from "../../core/chat/chat-platform.ts";
import type { Incident } from "../../core/incident/incident-store.ts";
import type { Dialog } from "../dialog.ts";
import { submittedByFixers } from "../press/on-incident.ts";
import { reply } from "../reply.ts";
import { reconnectDialog } from "./reconnect.ts";
import { MOST_CHOICES, theChosen } from "./the-chosen.ts";

type Choosable = { mailboxId: string; address: string };

/**
 * Asks which mailbox, where a person may reconnect several of an incident.
 *
 * @param mine - one more than can be chosen from, if there are more
 */
export function whichMailboxDialog({ command }: ChatWords, { id }: Incident, mine: Choosable[]): Dialog {
  const shown = mine.slice(0, MOST_CHOICES);
  return {
    dialog: "which-mailbox",
    about: aboutIncident(id),
    title: "Reconnect a mailbox",
    content: reply(
      mine.length > shown.length
        ? `You can reconnect more than ${MOST_CHOICES} mailboxes. For one that is not listed, type “${command} reconnect” and its address.`
        : `You can reconnect ${mine.length} mailboxes. Choose one; after that, press Reconnect again for the next.`,
    ),
    fields: [
      {
        kind: "choice",
        name: "mailbox",
        label: "Mailbox",
        choices: shown.map(({ mailboxId, address }) => ({ value: mailboxId, label: address })),
        chosen: shown[0]?.mailboxId ?? null,
      },
    ],
    submit: "Continue",
    portion: null,
    elsewhere: reply("You can reconnect several of these mailboxes. Choose one.", {
      actions: shown.slice(0, 5).map(({ address }) => ({
        kind: "command",
        label: `Reconnect ${address}`,
        command: `reconnect ${address}`,
      })),
    }),
  };
}

export const submitWhichMailbox = submittedByFixers(
  async (ctx, { chat, member, incident }, { filled }) => {
    const mailboxId = theChosen(filled.mailbox);
    const mailbox = mailboxId === null ? null : await ctx.store.mailboxes.get(mailboxId);
    return mailbox?.workspaceId !== incident.workspaceId
      ? reply("No mailbox was chosen, so nothing was changed.")
      : reconnectDialog(ctx, chat.platform, member, incident, mailbox);
  },
  { forGuests: true },
);
