import { causeFacts } from "../../core/diagnosis/cause.ts";
import { type Check, wrong } from "../../core/health/check.ts";
import type { MailboxRow } from "../../core/views/mailbox-views.ts";

const SET_UP =
  "Check the app of its provider in Unpause's configuration (docs/sign-in.md). The mailbox then goes on by itself.";

/** The doctor's words about a mailbox that cannot send: who has to act, and where. */
export function ofLostMailbox(row: MailboxRow, publicUrl: string): Check {
  const { address, state } = row.mailbox;
  if (row.disconnection !== null) {
    const { title } = causeFacts[row.disconnection.cause];
    return wrong("mailboxes", `${address} is disconnected: ${title}.`, wayBack(row, publicUrl));
  }
  const cause = state.kind === "held" ? state.cause : null;
  return wrong(
    "mailboxes",
    `${address} is held: ${cause === null ? "it is in doubt" : causeFacts[cause].title}.`,
    cause === "app_misconfigured" ? SET_UP : "Nothing to do yet: it is probed again by itself.",
  );
}

/** A new password changes nothing where another person has to act, or where the mailbox signs in at its provider. */
function wayBack({ mailbox, disconnection, owner }: MailboxRow, publicUrl: string): string {
  const incident = disconnection?.incidentId ?? "";
  switch (disconnection?.fixer) {
    case "admin":
      return `An admin of its mail system has to act. A text for them: ${publicUrl}/incidents/${incident}#for-admin. The mailbox then goes on by itself.`;
    case "operator":
      return SET_UP;
    default:
      return mailbox.signIn === "oauth"
        ? `${owner.name} or an admin signs in again: ${publicUrl}/reconnect/incident/${incident}`
        : `${owner.name} or an admin reconnects it: unpause mailbox reconnect ${mailbox.address} --password-stdin`;
  }
}
