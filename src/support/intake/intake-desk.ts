import { addressKey } from "../../core/mailbox/mail-address.ts";
import type { Customer, TicketState } from "../ticket/ticket.ts";
import type { TicketEvent } from "../ticket/ticket-event-store.ts";
import type { KeptAttachment } from "./intake-mail.ts";

export type Person = Customer & { role: "customer" | "copied" | "asks-in"; since: Date };

/** A ticket while mails are filed. It is written at the end. */
export type DeskTicket = {
  id: string;
  number: number;
  subject: string;
  state: TicketState;
  customer: Customer | null;
  verified: boolean;
  memberId: string | null;
  offered: Customer | null;
  mayBelongTo: { ticketId: string; why: string } | null;
  mergedIntoId: string | null;
  gathered: number;
  /** How many messages it has of the burst that it gathers. */
  messages: number;
  openedAt: Date;
  customerAt: Date | null;
  /** When one of ours last wrote. */
  agentAt: Date | null;
  changedAt: Date;
  answerDueAt: Date | null;
  answeredAt: Date | null;
  acknowledgedAt: Date | null;
  snoozedUntil: Date | null;
  solvedAt: Date | null;
  /** By `addressKey`. */
  people: Map<string, Person>;
};

export type DeskMessage = {
  id: string;
  ticketId: string;
  author: "customer" | "agent" | "internal" | "automatic";
  memberId: string | null;
  from: Customer;
  fromHeader: string;
  verified: boolean;
  subject: string;
  text: string;
  reply: string;
  masked: number;
  hasHtml: boolean;
  /** Hex; null: it is no mail that came. */
  identity: string | null;
  mailId: string | null;
  spam: boolean;
  automatic: string | null;
  trouble: string | null;
  rawId: string | null;
  at: Date;
  attachments: KeptAttachment[];
};

export type IdKind = "ours" | "given" | "theirs" | "named";
export type KnownId = { mailId: string; kind: IdKind; messageId: string; ticketId: string };

export type KnownLetter = {
  id: string;
  ticketId: string;
  mailId: string;
  givenId: string | null;
  to: string;
};
export type SentLetter = { to: string; subjectKey: string; createdAt: Date };

export type NewLetter = {
  id: string;
  ticketId: string;
  mailboxId: string;
  kind: "acknowledgement";
  to: string;
  subjectKey: string;
  subject: string;
  text: string;
  mailId: string;
  inReplyTo: string | null;
  references: string[];
  createdAt: Date;
};

/** The end of a stored mail. */
export type Filed = {
  id: string;
  /** The message that it is; null: none is kept of it. */
  messageId: string | null;
  /** The ticket whose burst it belongs to. */
  gatheredIn: string | null;
  /** Of a gathered mail, hex. */
  identity: string | null;
};

/** All that is known before a batch is filed. */
export type DeskRows = {
  messages: { id: string; ticketId: string; identity: string; spam: boolean }[];
  /** Identities of mails that bursts gathered. */
  gathered: string[];
  ids: KnownId[];
  tickets: (Omit<DeskTicket, "people"> & { people: Person[] })[];
  /** Addresses among those asked for that are mailboxes of the product. `inbox`: a support inbox of the workspace. */
  ours: { address: string; inbox: boolean }[];
  members: { id: string; email: string; isAgent: boolean }[];
  letters: KnownLetter[];
  /** Letters of the last day to the addresses asked for. */
  sent: SentLetter[];
  dead: string[];
  /** Domains of the workspace's support inboxes, but for those that give addresses to everybody. */
  ownDomains: string[];
};

/** All that a batch changes. */
export type DeskChanges = {
  nextNumber: number;
  opened: DeskTicket[];
  changed: DeskTicket[];
  messages: DeskMessage[];
  ids: Omit<KnownId, "ticketId">[];
  people: (Person & { ticketId: string })[];
  events: TicketEvent[];
  letters: NewLetter[];
  filed: Filed[];
  /** Messages that lay in a spam folder and came elsewhere too. */
  notSpam: string[];
  accepted: { letterId: string; at: Date }[];
  dead: { email: string; said: string; since: Date }[];
  alive: string[];
  /** Tickets that turned out to be one. */
  merged: { fromId: string; intoId: string; why: string; at: Date }[];
  /** Tickets that are to be looked into. */
  lookInto: Set<string>;
};

/** The knowledge of the desk while a batch is filed, and the changes by the batch. */
export type IntakeDesk = {
  workspaceId: string;
  now: Date;
  firstAnswerMinutes: number;
  newId(): string;
  /** The Message-ID of a letter from an address. */
  letterId(id: string, from: string): string;
  tickets: Map<string, DeskTicket>;
  byIdentity: Map<string, { id: string; ticketId: string; spam: boolean }>;
  gathered: Set<string>;
  byMailId: Map<string, KnownId[]>;
  ours: Map<string, { inbox: boolean }>;
  members: Map<string, { id: string; isAgent: boolean }>;
  letters: Map<string, KnownLetter>;
  sent: SentLetter[];
  dead: Set<string>;
  ownDomains: Set<string>;
  changes: DeskChanges;
};

export function openDesk(
  rows: DeskRows,
  about: Pick<IntakeDesk, "workspaceId" | "now" | "firstAnswerMinutes" | "newId" | "letterId"> & {
    nextNumber: number;
  },
): IntakeDesk {
  const { nextNumber, ...rest } = about;
  const byMailId = new Map<string, KnownId[]>();
  for (const known of rows.ids) byMailId.set(known.mailId, [...(byMailId.get(known.mailId) ?? []), known]);
  return {
    ...rest,
    tickets: new Map(rows.tickets.map((row) => [row.id, { ...row, people: byKey(row.people) }])),
    byIdentity: new Map(rows.messages.map((row) => [row.identity, row])),
    gathered: new Set(rows.gathered),
    byMailId,
    ours: new Map(rows.ours.map(({ address, inbox }) => [addressKey(address), { inbox }])),
    members: new Map(rows.members.map(({ email, ...member }) => [addressKey(email), member])),
    letters: new Map(
      rows.letters.flatMap((letter) =>
        [letter.mailId, letter.givenId].filter((id) => id !== null).map((id) => [id, letter] as const),
      ),
    ),
    sent: [...rows.sent],
    dead: new Set(rows.dead.map(addressKey)),
    ownDomains: new Set(rows.ownDomains),
    changes: {
      nextNumber,
      opened: [],
      changed: [],
      messages: [],
      ids: [],
      people: [],
      events: [],
      letters: [],
      filed: [],
      notSpam: [],
      accepted: [],
      dead: [],
      alive: [],
      merged: [],
      lookInto: new Set(),
    },
  };
}

const byKey = (people: Person[]) => new Map(people.map((person) => [addressKey(person.email), person]));

/** The ticket itself, or the one that it was merged into. */
export function ticketOf(desk: IntakeDesk, id: string): DeskTicket | null {
  let ticket = desk.tickets.get(id) ?? null;
  for (let hops = 0; ticket !== null && ticket.mergedIntoId !== null && hops < 20; hops++)
    ticket = desk.tickets.get(ticket.mergedIntoId) ?? null;
  return ticket;
}

export function touch(desk: IntakeDesk, ticket: DeskTicket): void {
  ticket.changedAt = desk.now;
  const { opened, changed } = desk.changes;
  if (!opened.includes(ticket) && !changed.includes(ticket)) changed.push(ticket);
}

/** Writes into the history of a ticket. */
export function tell(
  desk: IntakeDesk,
  { id: ticketId }: DeskTicket,
  kind: string,
  data: TicketEvent["data"] = {},
): void {
  desk.changes.events.push({ workspaceId: desk.workspaceId, ticketId, kind, data, at: desk.now });
}

export const isOurs = (desk: IntakeDesk, address: string) => desk.ours.has(addressKey(address));
export const isOurInbox = (desk: IntakeDesk, address: string) =>
  desk.ours.get(addressKey(address))?.inbox === true;
