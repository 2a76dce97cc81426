import { sayTime } from "../../core/alert/words.ts";
import type { Context } from "../../core/context.ts";
import { causeFacts } from "../../core/diagnosis/cause.ts";
import type { Incident } from "../../core/incident/incident-store.ts";
import { issueReconnectLink } from "../../core/mailbox/issue-reconnect-link.ts";
import type { Security } from "../../core/mailbox/mail-port.ts";
import type { Mailbox } from "../../core/mailbox/mailbox.ts";
import { otherMailbox } from "../../core/mailbox/other-mailbox.ts";
import { readServer, SECURITIES } from "../../core/mailbox/read-server.ts";
import { reconnectMailbox } from "../../core/mailbox/reconnect-mailbox.ts";
import type { ProvenLeg, ReconnectResult } from "../../core/mailbox/reconnect-result.ts";
import type { Member } from "../../core/workspace/member.ts";
import type { Dialog, DialogField, Filled } from "../dialog.ts";
import { type Reply, reply } from "../reply.ts";

/**
 * Where the mailbox lives, to be set right where it changed, and the way to the secure page on which the secret is entered. Chats
 * cannot mask what is typed, so that the secret itself is asked for only where the workspace wants that.
 */
export function reconnectDialog(
  incident: Incident,
  mailbox: Mailbox,
  page: string,
  asksSecret: boolean,
): Dialog {
  const { address, userName, smtp, imap } = mailbox;
  const word = secretWord(mailbox);
  const text = (name: string, label: string, value: string): DialogField & { kind: "text" } => ({
    kind: "text",
    name,
    label,
    value,
  });
  const security = (name: string, label: string, chosen: Security): DialogField => ({
    kind: "choice",
    name,
    label,
    choices: SECURITIES.map((value) => ({ value, label: SAID[value] })),
    chosen,
  });
  const way = { kind: "open", label: `Enter the ${word}`, url: page } as const;
  return {
    dialog: "reconnect",
    incidentId: incident.id,
    mailboxId: mailbox.id,
    title: "Reconnect a mailbox",
    content: reply(
      `${address}: enter the ${word} on a page that hides it. If a server or the user name has changed as well, set it right below first.${
        asksSecret
          ? ` Or enter the ${word} below, as your workspace allows: everybody who sees your screen can read it.`
          : ""
      }`,
      { actions: [way] },
    ),
    fields: [
      text("address", "Address", address),
      text("userName", "User name", userName),
      text("smtp-host", "Server for sending (SMTP)", smtp.host),
      text("smtp-port", "Port for sending", String(smtp.port)),
      security("smtp-security", "Security for sending", smtp.security),
      text("imap-host", "Server for reading (IMAP)", imap.host),
      text("imap-port", "Port for reading", String(imap.port)),
      security("imap-security", "Security for reading", imap.security),
      ...(asksSecret ? [{ ...text("secret", `New ${word}`, ""), optional: true }] : []),
    ],
    submit: asksSecret ? "Reconnect" : "Use these settings",
    portion: null,
    elsewhere: reply(
      `${address}: enter the ${word} on a page that hides it, where you are signed in to Unpause.`,
      {
        actions: [way],
      },
    ),
  };
}

const SAID: Record<Security, string> = { tls: "TLS", starttls: "STARTTLS", none: "None" };
const secretWord = ({ signIn }: Mailbox) => (signIn === "app_password" ? "app password" : "password");

/** What can be seen to be wrong without looking anything up, by name of the field. */
export const faultsInReconnect = (filled: Filled): Record<string, string> =>
  readServer((name) => filled[name] ?? "").faults;

export async function submitReconnect(
  ctx: Context,
  member: Member,
  incident: Incident,
  mailbox: Mailbox,
  filled: Filled,
): Promise<Reply> {
  const { server, faults } = readServer((name) => filled[name] ?? "");
  const [fault] = Object.values(faults);
  if (fault !== undefined) return reply(fault);
  const given = otherMailbox(mailbox, { address: filled.address ?? "", userName: server.userName });
  if (given !== null) return reply(otherWords(mailbox.address, given));
  const asked = { memberId: member.id, incidentId: incident.id, mailboxId: mailbox.id, server };
  const link = await issueReconnectLink(ctx, asked);
  if (link.kind !== "issued")
    return reply("It has just been fixed, or is no longer yours to reconnect. Nothing was changed.");

  const workspace = await ctx.store.members.workspace(incident.workspaceId);
  const page = { kind: "open", label: `Enter the ${secretWord(mailbox)}`, url: link.url } as const;
  const { secret = "" } = filled;
  if (secret === "" || !workspace?.secretInChat) {
    const until = sayTime(link.expiresAt, workspace?.timeZone ?? "UTC");
    return reply(
      `The page for ${mailbox.address} has these settings in it now. It is for you alone, works once, and until ${until}.`,
      { actions: [page] },
    );
  }
  const { token } = link;
  const { address } = mailbox;
  const result = await reconnectMailbox(ctx, { token, memberId: member.id, address, secret, server });
  return reply(inWords(result, mailbox), { actions: result.kind === "still-refused" ? [page] : [] });
}

function inWords(result: ReconnectResult, { address }: Mailbox): string {
  switch (result.kind) {
    case "proven":
      return `${address} takes it. Before anything is sent, what came in meanwhile is read; the alert shows how far that is.`;
    case "still-refused":
      return `That did not work yet, and nothing was changed. ${[legWords("Sending", result.smtp), legWords("Reading", result.imap)].join(" ")} Try again on the page.`;
    case "under-way":
      return `Somebody else is reconnecting ${address} right now. The alert shows how far that is.`;
    case "link-solved":
      return `${address} is connected again already. There is nothing left to do.`;
    case "other-mailbox":
      return otherWords(result.expected, result.given);
    case "signs-in-elsewhere":
      return `${address} has no password here: its owner signs in at its provider. Press Reconnect in the alert once more.`;
    case "not-yours":
      return `You may no longer reconnect ${address}. Nothing was changed.`;
    case "link-expired":
    case "link-spent":
    case "link-unknown":
      return "That took too long, and nothing was changed. Press Reconnect in the alert once more.";
  }
}

const legWords = (name: string, leg: ProvenLeg) =>
  leg.kind === "proven" ? `${name} works.` : `${name}: ${causeFacts[leg.diagnosis.cause].meaning}`;

const otherWords = (expected: string, given: string) =>
  `This reconnects ${expected}, and ${given} is another mailbox. Nothing was changed, so that no lead hears from the wrong sender.`;
