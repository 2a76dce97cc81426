import type { TicketEvent } from "./ticket-event-store.ts";

/** An event of a ticket as it is put into words. */
export type ToldTicketEvent = Pick<TicketEvent, "data"> & {
  /** The member who did it; null: the product itself. */
  who: string | null;
  /** The name of the member whom it is about, by `data.toId`; null: they are gone, or nobody is meant. */
  to: string | null;
  /** A moment as the reader's clocks show it. */
  sayTime: (at: Date) => string;
};

const by = (who: string | null) => who ?? "Unpause";

/** The words for each kind of event of a ticket: one plain sentence. */
export const ticketHistory: Readonly<Record<string, (event: ToldTicketEvent) => string>> = {
  "ticket-member-found": () => "The sender is a member, as their mail server has proven.",
  "ticket-incident-joined": ({ who, data }) =>
    `${who ?? "Unpause"} joined this ticket to an incident.${because(data)}`,
  "ticket-incident-offered": ({ data }) => `An incident may be what this ticket is about.${because(data)}`,
  "ticket-incident-refused": ({ who }) =>
    `${who ?? "An agent"} said that the incident is not what this ticket is about.`,
  "ticket-incident-ended": () => "The incident of this ticket has ended. The suggested answer tells so.",
  "ticket-reconnect-letter": ({ who, data }) =>
    `${who ?? "Unpause"} sent the way to reconnect to ${data?.toName ?? "the person who can fix it"}.`,
  "ticket-original-read": ({ who }) => `${by(who)} opened the original mail, with every secret in it.`,
  "ticket-pictures-fetched": ({ who }) => `${by(who)} had the pictures of a mail fetched from other servers.`,
  "ticket-opened": () => "A mail opened this ticket.",
  "ticket-seen": ({ who }) => `${by(who)} looked at it.`,
  "ticket-assigned": ({ who, to, data }) =>
    data?.byTurn === true
      ? `It went to ${to ?? "a former member"}, whose turn it was.`
      : `${by(who)} gave it to ${to ?? "a former member"}.`,
  "ticket-unassigned": ({ who, data }) =>
    data?.left === true
      ? "Its assignee was removed from the workspace, so it has none."
      : `${by(who)} took it from its assignee.`,
  "ticket-noted": ({ who }) => `${by(who)} wrote a note.`,
  "ticket-solved": ({ who }) => `${by(who)} solved it.`,
  "ticket-reopened": ({ who, data }) =>
    data?.by === "mail" ? "A mail of its customer opened it again." : `${by(who)} opened it again.`,
  "ticket-snoozed": ({ who, data, sayTime }) => `${by(who)} snoozed it${untilOf(data?.until, sayTime)}.`,
  "ticket-back": () => "It came back, since its snooze was over.",
  "ticket-priority-set": ({ who, data }) => `${by(who)} set the priority ${String(data?.priority)}.`,
  "ticket-tagged": ({ who, data }) =>
    data?.tags ? `${by(who)} set the tags ${String(data.tags)}.` : `${by(who)} removed its tags.`,
  "ticket-warned": () => "Unpause warned that its customer waits for a first answer.",
  "answered-by-mail": ({ data }) => `${data?.email} answered from a mail program.`,
  "asked-in": ({ data }) => `${data?.email} answered a mail of this ticket, and is not in the conversation.`,
  "let-in": ({ who, data }) => `${by(who)} let ${data?.email} into the conversation.`,
  "customer-confirmed": ({ who, data }) => `${by(who)} confirmed ${data?.email} as the customer.`,
  "address-dead": ({ data }) => `Mail to ${data?.email} bounced for good: ${data?.said}`,
  "letter-refused": ({ data }) => `Our mail to ${data?.email} was not sent: ${data?.said}`,
  "merged-into": ({ who, data }) => `${by(who)} made this ticket part of #${data?.number}.${because(data)}`,
  "merged-in": ({ who, data }) => `${by(who)} made #${data?.number} part of this ticket.${because(data)}`,
  "stands-alone": ({ who, data }) => `${by(who)} said that it does not belong to #${data?.number}.`,
  "merge-undone": ({ who, data }) => `${by(who)} took the merge with #${data?.number} back.`,
  "split-off": ({ who, data }) => `${by(who)} began #${data?.number} with messages of this ticket.`,
  "split-from": ({ who, data }) => `${by(who)} began this ticket with messages of #${data?.number}.`,
  "split-undone": ({ who, data }) => `${by(who)} took the split with #${data?.number} back.`,
};

function untilOf(until: unknown, sayTime: ToldTicketEvent["sayTime"]): string {
  const at = typeof until === "string" ? new Date(until) : null;
  return at === null || Number.isNaN(at.getTime()) ? "" : ` until ${sayTime(at)}`;
}
const because = (data: ToldTicketEvent["data"]) =>
  typeof data?.why === "string" && data.why !== "" ? ` ${data.why}` : "";

/** An event in words. A kind of a newer version is shown plainly, never dropped. */
export function sayTicketEvent(kind: string, event: ToldTicketEvent): string {
  const say = Object.hasOwn(ticketHistory, kind) ? ticketHistory[kind] : undefined;
  return say?.(event) ?? `${kind.replaceAll("-", " ")}. This version of Unpause has no words for it.`;
}
