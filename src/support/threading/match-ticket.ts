import { addressKey } from "../../core/mailbox/mail-address.ts";

/** How long a solved ticket can be reopened. A later mail begins a new one, with a link. */
const REOPENS_MS = 30 * 24 * 60 * 60_000;

export type Sender = {
  address: string;
  /** The address stands in From, and is proven to be the sender's (RFC 7489 alignment). */
  verified: boolean;
};

/** The parts of a mail that say where it belongs. Ids without angle brackets. */
export type ThreadMail = {
  /** null: nobody is named. */
  sender: Sender | null;
  /** The sender is an agent or admin of the workspace. */
  isAgent: boolean;
  messageId: string | null;
  inReplyTo: string | null;
  references: readonly string[];
  /** The ticket's number that the subject names. */
  number: number | null;
  /** No person wrote it: it is filed, and reopens nothing. */
  automatic: boolean;
  at: Date;
};

export type ThreadTicket = {
  id: string;
  number: number;
  state: string;
  customer: { email: string } | null;
  solvedAt: Date | null;
  /** Roles of its people by `addressKey`. */
  people: ReadonlyMap<string, { role: string }>;
};

/** The desk's knowledge of ids and numbers. */
export type ThreadKnown = {
  /** The tickets whose mails carried or named this id. */
  byId(mailId: string): readonly ThreadTicket[];
  byNumber(number: number): ThreadTicket | null;
};

export type Match<T extends ThreadTicket = ThreadTicket> =
  /** `joined`: further tickets of the same customer, which the mail shows to be one conversation. */
  | { kind: "joins"; ticket: T; joined: T[] }
  /** It is a new ticket. `asksIn`: a stranger asks for a place in the old one. */
  | { kind: "may-belong"; ticket: T; why: string; asksIn: boolean }
  | { kind: "new" };

/**
 * Which ticket a mail belongs to. An id that the mail carries or names finds it; who wrote it decides whether the mail gets in.
 * Nobody gets in by their address alone, and nobody by an id alone.
 */
export function matchTicket<T extends ThreadTicket>(
  mail: ThreadMail,
  known: { byId(mailId: string): readonly T[]; byNumber(number: number): T | null },
): Match<T> {
  const named = ticketsNamed(mail, known);
  const fitting = named.filter((ticket) => fits(mail, ticket));
  const open = fitting.filter((ticket) => mail.automatic || !isLongSolved(ticket, mail.at));
  const [first] = open.toSorted((a, b) => a.number - b.number);
  if (first !== undefined) {
    const joined = open.filter((other) => other !== first && isSameCustomer(first, other));
    return { kind: "joins", ticket: first, joined };
  }
  const [old] = fitting;
  if (old !== undefined)
    return {
      kind: "may-belong",
      ticket: old,
      why: `It answers #${old.number}, which was solved more than 30 days before.`,
      asksIn: false,
    };
  const byNumber = mail.number === null ? null : known.byNumber(mail.number);
  // A number can be guessed. It counts only from a sender who is proven to be one of its people.
  if (
    byNumber !== null &&
    mail.sender?.verified === true &&
    fits(mail, byNumber) &&
    !isLongSolved(byNumber, mail.at)
  )
    return { kind: "joins", ticket: byNumber, joined: [] };
  const [refused] = named;
  if (refused !== undefined)
    return {
      kind: "may-belong",
      ticket: refused,
      why: `It answers a mail of #${refused.number}, and its sender is not in that conversation.`,
      asksIn: mail.sender !== null && !mail.automatic,
    };
  return byNumber === null
    ? { kind: "new" }
    : {
        kind: "may-belong",
        ticket: byNumber,
        why: `Its subject names #${byNumber.number}, and its sender is not proven to belong there.`,
        asksIn: mail.sender?.verified === true && !mail.automatic,
      };
}

/** The nearest first. Its own id counts too: an answer to it may have come before it. */
function ticketsNamed<T extends ThreadTicket>(
  { messageId, inReplyTo, references }: ThreadMail,
  known: { byId(mailId: string): readonly T[] },
): T[] {
  const ids = [inReplyTo, ...references.toReversed(), messageId].filter((id) => id !== null);
  return [...new Set(ids.flatMap((id) => known.byId(id)))];
}

/**
 * Whether the sender is one of the ticket's people. From the customer's own address an id is enough, since the id was in mails that
 * only the ticket's people have. An agent speaks for us, so an agent's address has to be proven.
 */
function fits({ sender, isAgent }: ThreadMail, { customer, people }: ThreadTicket): boolean {
  if (sender === null) return false;
  const key = addressKey(sender.address);
  if (customer !== null && addressKey(customer.email) === key) return true;
  const role = people.get(key)?.role;
  if (role === "customer" || role === "copied") return true;
  return isAgent && sender.verified;
}

const isLongSolved = ({ state, solvedAt }: ThreadTicket, at: Date) =>
  state === "solved" && solvedAt !== null && at.getTime() - solvedAt.getTime() > REOPENS_MS;

export const isSameCustomer = (one: ThreadTicket, other: ThreadTicket) =>
  one.customer !== null &&
  other.customer !== null &&
  addressKey(one.customer.email) === addressKey(other.customer.email);
