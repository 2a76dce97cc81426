import type { Cause } from "../../core/diagnosis/cause.ts";
import type { TicketIncident } from "../ticket/ticket.ts";
import type { LostMailbox, Sight } from "./lost-mailbox.ts";

/** A mail of the customer in a ticket. Secrets in it are masked. */
export type CustomerMail = {
  fromEmail: string;
  subject: string;
  text: string;
  /** The sender is who the From says, and no spam filter doubts it. */
  verified: boolean;
  /** It came to the operator's own inbox. */
  toOperator: boolean;
};

/** A ticket as it is looked into. */
export type LookedTicket = {
  id: string;
  workspaceId: string;
  /** The sender of its first mail is who the From says. */
  verified: boolean;
  customerEmail: string | null;
  memberId: string | null;
  incident: TicketIncident | null;
  cause: Cause | null;
  customerAt: Date | null;
  /** The latest mails of customers that persons wrote, the newest first. */
  mails: CustomerMail[];
};

/** The findings of one look into a ticket. */
export type FoundAbout = { memberId: string | null; cause: Cause | null; incident: TicketIncident | null };

/** A campaign and its mailboxes. */
export type NamedCampaign = { name: string; mailboxIds: string[] };

/** The subjects of tickets: members, mailboxes, campaigns and incidents. */
export interface AboutStore {
  /** @returns null when there is no such ticket, or another one has taken it in */
  ticket(id: string): Promise<LookedTicket | null>;
  /** Tickets that nobody has looked into since their customer wrote. */
  notLookedInto(before: Date, take: number): Promise<string[]>;
  /** Mailboxes of open incidents. @param among - their ids or addresses; null: all */
  lost(
    sight: Sight,
    among: { ids?: string[]; addresses?: string[] } | null,
    take: number,
  ): Promise<LostMailbox[]>;
  /** Addresses of mailboxes in sight, lost or not, among these. */
  mailboxes(sight: Sight, addresses: string[]): Promise<string[]>;
  /** Campaigns in sight whose names stand in a text, in any case. @param text - in lower case */
  campaignsIn(sight: Sight, text: string, take: number): Promise<NamedCampaign[]>;
  /**
   * Keeps what was found, and that the ticket was looked into.
   *
   * @returns false: the customer has written meanwhile, or somebody has decided about the incident
   */
  keep(ticket: LookedTicket, found: FoundAbout, at: Date): Promise<boolean>;
  /** An agent joins or refuses an incident. @returns false when the ticket has another one by now, or this was decided already */
  decide(ticket: { id: string; workspaceId: string }, incident: TicketIncident, at: Date): Promise<boolean>;
  /** The incident is over: snoozed tickets that joined it are open again. @returns the tickets that joined it or were offered it */
  ended(incidentId: string, at: Date): Promise<{ id: string; workspaceId: string }[]>;
}
