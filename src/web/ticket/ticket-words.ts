import { sayNumber } from "../../core/words/say.ts";
import type { Ticket, TicketPriority, TicketState } from "../../support/ticket/ticket.ts";
import type { TicketAuthor } from "../../support/ticket/ticket-message.ts";
import { badge, type Tone } from "../parts/badge.ts";
import type { Markup, MaybeMarkup } from "../parts/markup.ts";

export const TICKET_STATES: Readonly<Record<TicketState, { word: string; tone: Tone }>> = {
  new: { word: "New", tone: "bad" },
  open: { word: "Open", tone: "wait" },
  waiting: { word: "Waiting for customer", tone: "calm" },
  snoozed: { word: "Snoozed", tone: "calm" },
  solved: { word: "Solved", tone: "good" },
};

export const PRIORITY_WORDS: Readonly<Record<TicketPriority, string>> = {
  low: "Low",
  normal: "Normal",
  high: "High",
  urgent: "Urgent",
};

export const AUTHOR_WORDS: Readonly<Record<TicketAuthor, string>> = {
  customer: "Customer",
  agent: "Our answer",
  internal: "Internal note",
  automatic: "Automatic",
};

export const stateBadge = (state: TicketState): Markup =>
  badge(TICKET_STATES[state].tone, TICKET_STATES[state].word);

/** A normal priority is not worth a badge. */
export const priorityBadge = (priority: TicketPriority): MaybeMarkup =>
  priority === "normal"
    ? ""
    : badge(priority === "low" ? "calm" : priority === "high" ? "wait" : "bad", PRIORITY_WORDS[priority]);

/** A mail may name no subject. */
export const subjectOf = ({ subject }: Pick<Ticket, "subject">): string => subject || "(no subject)";

const SIZES = ["bytes", "KB", "MB"] as const;

/** "12 KB". */
export function saySize(bytes: number): string {
  const step = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  return `${sayNumber(Math.round(bytes / 1_000 ** step))} ${SIZES[step]}`;
}
